import { expect, test } from 'vitest';
import { same } from '../../src/core/text.ts';
import { connection } from '../../src/health/connection.ts';

test('the trouble of the long connection is told; by webhook there is none', async () => {
  expect(await connection.look({ connection: null })).toMatchObject([{ ok: true }]);
  expect(await connection.look({ connection: { trouble: () => null } })).toMatchObject([
    { ok: true, found: { en: 'open' } },
  ]);
  expect(await connection.look({ connection: { trouble: () => same('it was lost') } })).toMatchObject([
    { ok: false, found: { en: 'it was lost' } },
  ]);
});
