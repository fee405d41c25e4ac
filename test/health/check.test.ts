import { expect, test } from 'vitest';
import { same } from '../../src/core/text.ts';
import { type Check, examine, ill, well } from '../../src/health/check.ts';

const look = (what: string, found: ReturnType<typeof well>, after?: Check<object>): Check<object> => ({
  what,
  title: same(what),
  look: async () => [found],
  ...(after ? { after } : {}),
});

test('what stands on something that is not well is not looked at, nor what stands on that', async () => {
  const sound = look('sound', well(same('fine')));
  const broken = look('broken', ill(same('gone'), same('look for it')));
  const upon = look('upon', well(same('fine')), broken);
  const higher = look('higher', well(same('fine')), upon);
  const found = await examine([sound, broken, upon, higher], {});
  expect([...found.values()].flat().map(({ what, ok }) => [what, ok])).toEqual([
    ['sound', true],
    ['broken', false],
  ]);
});

test('a check that breaks is not well, and says what broke apart from what anyone may read', async () => {
  const breaking: Check<object> = {
    what: 'breaking',
    title: same('breaking'),
    look: () => Promise.reject(new Error('no such host')),
  };
  const [finding] = (await examine([breaking], {})).get(breaking) ?? [];
  expect(finding).toEqual({
    what: 'breaking',
    title: same('breaking'),
    ok: false,
    sure: true,
    found: { zh: '没能检查', en: 'could not be looked at' },
    remedy: { zh: expect.any(String), en: expect.stringContaining('npm run doctor') },
    cause: 'no such host',
  });
});
