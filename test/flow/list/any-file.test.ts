/** Files of seeds through the front door: every row is accounted for, each file ends in a right preview or a clear refusal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { type AnyFile, anyFile, refused } from '../../support/any-file.ts';
import { acts, replyToFile, said } from '../../support/list.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

/** `FILES=1000` for the long form. */
const FILES = Number(process.env.FILES ?? 60);

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** What the card counts, by state: rows that wait, or rows of a proposal. */
function countsOn(card: Message): Record<string, number> {
  const words = said(card);
  const [, listed = ''] = /共 \d+ 行：(.+)/.exec(words) ?? /来自「.+?」：(.+)/.exec(words) ?? [];
  const counts = listed.split(' · ').map((part) => /^(\S+) (\d+)/.exec(part));
  return Object.fromEntries(counts.flatMap((count) => (count ? [[count[1], Number(count[2])]] : [])));
}

async function answerTo({ bytes, name, command }: Pick<AnyFile, 'bytes' | 'name' | 'command'>): Promise<Message> {
  const card = await replyToFile(world, bytes, { command, name });
  await world.settled();
  return card;
}

test(`${FILES} files: each row ends as it should, and is counted`, { timeout: 60_000 + FILES * 2_000 }, async () => {
  const seen = new Map<string, number>();
  for (let seed = 1; seed <= FILES; seed += 1) {
    const file = anyFile(world, seed);
    const card = await answerTo(file);
    const about = `seed ${seed} ${file.name}: ${said(card)}`;
    if (Object.keys(file.ends).length > 0) expect(countsOn(card), about).toEqual(file.ends);
    for (const words of file.says) expect(said(card), about).toContain(words);
    for (const [end, count = 0] of Object.entries(file.ends)) seen.set(end, (seen.get(end) ?? 0) + count);
    // Nothing of it stays: the next file finds Hire as it was.
    if (acts(card).includes('cancel')) await world.press('recruiter', card, 'cancel');
    await world.settled();
  }
  expect([...seen.keys()].sort()).toEqual(['值不对', '同名', '已是如此', '找不到', '要改', '重复'].sort());
  expect(world.writes).toEqual([]);
  expect(world.logs.filter((line) => /"level":"?(?:error|50)/.test(line))).toEqual([]);
});

describe('what nothing can come of', () => {
  test.each(refused)('%s is refused: %#', async (name, bytes, words) => {
    const card = await answerTo({ bytes: bytes(), name, command: '/需求 更新' });
    expect(said(card)).toContain(words);
    expect(acts(card)).toEqual([]);
  });
});
