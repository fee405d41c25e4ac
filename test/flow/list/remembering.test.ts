/** What one file looks up is asked for once. */
import { expect, test } from 'vitest';
import type { Found } from '../../../src/core/entity.ts';
import { plainEntity } from '../../../src/core/entity.ts';
import type { Finder } from '../../../src/feishu/find/catalogue.ts';
import { onceFor } from '../../../src/flow/list/remembering.ts';

const asker = { requester: 'ou_a', chatId: 'oc_1', direct: true };

function counting(): { find: Finder['find']; asked: string[][] } {
  const asked: string[][] = [];
  return {
    asked,
    find: async (words) => {
      asked.push([...words]);
      return words.map(
        (word): Found =>
          word === 'nobody' ? { kind: 'none', nearest: [] } : { kind: 'one', entity: plainEntity(word) },
      );
    },
  };
}

const idsOf = (found: readonly Found[]): string[] =>
  found.map((each) => (each.kind === 'one' ? each.entity.id : each.kind));

test('a word is asked for once, together with the others that are new', async () => {
  const { find, asked } = counting();
  const once = onceFor(find);
  expect(idsOf(await once(['a', 'b', 'a'], asker))).toEqual(['a', 'b', 'a']);
  expect(idsOf(await once(['b', 'c', 'nobody'], asker))).toEqual(['b', 'c', 'none']);
  expect(idsOf(await once(['nobody', 'a'], asker))).toEqual(['none', 'a']);
  expect(asked).toEqual([
    ['a', 'b'],
    ['c', 'nobody'],
  ]);
});

test('what nobody asks for is not asked', async () => {
  const { find, asked } = counting();
  expect(await onceFor(find)([], asker)).toEqual([]);
  expect(asked).toEqual([]);
});
