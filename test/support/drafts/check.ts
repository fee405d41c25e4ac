/** One draft from the command to the receipt, and everything in which card, call and record differ. */
import { canonicalJson } from '../../../src/core/api.ts';
import { mishaps } from '../../../src/sandbox/platform/mishap.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { type Item, ItemRow } from '../../../src/store/rows/item.ts';
import { actsOf, stateOf, textOf } from '../card.ts';
import { wholeOf } from '../pages.ts';
import { LEAD } from '../people.ts';
import { cardOf } from '../world.ts';
import { type Draft, draftFrom } from './drafts.ts';
import type { Luck } from './luck.ts';
import type { NearWorld } from './near-world.ts';

export interface Looked {
  readonly ended: string;
  readonly wrong: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

/** What a draft comes to for one of its targets. */
interface Expected {
  readonly id: string;
  readonly before: Members;
  readonly after: Members;
}

const MOST_PAGES = 200;

/** Every page of a copy, turned as its reader does it. */
async function allPages(world: NearWorld, from: string, card: Message): Promise<unknown[]> {
  const pages = [cardOf(card)];
  while (actsOf(cardOf(card)).has('page') && pages.length < MOST_PAGES) {
    await world.press(from, card, 'page');
    if (/第 1\/\d+ 页/.test(textOf(cardOf(card)))) break;
    pages.push(cardOf(card));
  }
  return pages;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Lists are sets, whoever wrote them; an empty one may be left out. */
const comparable = (value: unknown): string =>
  isEmpty(value)
    ? ''
    : Array.isArray(value)
      ? JSON.stringify(value.map(canonicalJson).sort())
      : canonicalJson(value ?? '');

function expectedOf({ targets, wishes, held }: Draft): Expected[] {
  return targets.map(({ id }) => {
    const before = structuredClone(held(id));
    const changed = wishes
      .flatMap(({ after }) => Object.entries(after))
      .map(([member, make]) => [member, make(before[member])]);
    return { id, before, after: { ...before, ...Object.fromEntries(changed) } };
  });
}

const isMoved = ({ before, after }: Expected): boolean =>
  Object.keys(after).some((member) => comparable(before[member]) !== comparable(after[member]));

/** What must be read on the pages: where it is a target, why, and each wish that changes something. */
function shownBy(draft: Draft, expected: readonly Expected[]): string[] {
  const moved = expected.filter(isMoved);
  const targets = draft.targets.filter(({ id }) => moved.some((each) => each.id === id));
  const wishes = moved.flatMap(({ before, after }) =>
    draft.wishes
      .filter((wish) =>
        Object.keys(wish.after).some((member) => comparable(before[member]) !== comparable(after[member])),
      )
      .flatMap(({ shown }) => shown(before)),
  );
  return [...new Set([draft.note, ...draft.within, ...targets.flatMap(({ called }) => called), ...wishes])].filter(
    Boolean,
  );
}

const missingOn = (pages: readonly unknown[], shown: readonly string[]): string[] => {
  const whole = wholeOf(pages);
  return shown.filter((words) => !whole.has(words));
};

/** What Hire holds and should not, by target and member. */
const wronglyHeld = ({ held }: Draft, expected: readonly Expected[]): string[] =>
  expected.flatMap(({ id, after }) =>
    Object.entries(held(id)).flatMap(([member, value]) =>
      comparable(value) === comparable(after[member])
        ? []
        : [`${id} holds ${member} ${JSON.stringify(value)}, not ${JSON.stringify(after[member])}`],
    ),
  );

async function storedItems(world: NearWorld, card: Message): Promise<Item[]> {
  const rows = await world.db
    .selectFrom('items')
    .innerJoin('copies', 'copies.proposal_id', 'items.proposal_id')
    .selectAll('items')
    .where('copies.message_id', '=', card.id)
    .orderBy('items.ordinal')
    .execute();
  return rows.map((row) => ItemRow.decode(row));
}

/** Looks at all pages of a copy for what must stand there. */
type Look = (when: string, copy: { from: string; card: Message }, shown: readonly string[]) => Promise<void>;

interface Course {
  /** Decided and carried out; else only the preview is looked at. */
  readonly goesOn: boolean;
  /** Its writes are accepted, and carried out otherwise. */
  readonly bent: boolean;
}

/** A draft from the command to the receipt. */
export async function lookAt(world: NearWorld, luck: Luck, { goesOn, bent }: Course): Promise<Looked> {
  const draft = draftFrom(world.sandbox, luck);
  const expected = expectedOf(draft);
  const card = await world.say({ from: 'recruiter', chat: '', text: draft.text });
  if (stateOf(cardOf(card)) !== 'To confirm') {
    if (!expected.some(isMoved)) return { ended: 'nothing to do', wrong: [] };
    return { ended: 'refused', wrong: [`refused: ${draft.text}\n${textOf(cardOf(card))}`] };
  }
  const wrong: string[] = [];
  const look: Look = async (when, copy, shown) => {
    const pages = await allPages(world, copy.from, copy.card);
    wrong.push(...sameName(draft, expected, pages), ...equalSides(pages));
    const missing = missingOn(pages, shown);
    wrong.push(...missing.map((words) => `${when} does not show ${JSON.stringify(words)} of ${draft.text}`));
  };
  const shown = shownBy(draft, expected);
  await look('the preview', { from: 'recruiter', card }, shown);
  if (!goesOn) return { ended: 'previewed', wrong };
  const decided = await storedItems(world, card);
  world.feishu.writes.length = 0;
  world.feishu.mishaps.splice(0, Number.POSITIVE_INFINITY, ...(bent ? luck.some(mishaps, 3) : []));
  const copies = [
    { from: 'recruiter', card },
    ...(await decidedBy(world, card, (copy) => look('the approver', copy, shown))),
  ];
  world.feishu.mishaps.length = 0;
  for (const copy of copies) await look('the receipt', copy, [...shown, ...shownInstead(draft, expected)]);
  wrong.push(...wronglySent(world, decided));
  wrong.push(...(bent ? wronglyEnded(draft, expected, await storedItems(world, card)) : wronglyHeld(draft, expected)));
  return { ended: stateOf(cardOf(card)), wrong };
}

/** Confirmed, and where that is wanted approved; the approver's own card is looked at before. */
async function decidedBy(world: NearWorld, card: Message, look: (copy: Copy) => Promise<void>): Promise<Copy[]> {
  await world.press('recruiter', card, 'confirm');
  if (stateOf(cardOf(card)) !== 'To approve') return [];
  const own = [...world.sandbox.messages.values()].findLast(({ chatId }) => chatId === `oc_direct_${LEAD}`);
  if (!own) throw new Error('the approver got no card');
  const copy = { from: 'lead', card: own };
  await look(copy);
  await world.press('lead', own, 'approve');
  return [copy];
}

interface Copy {
  readonly from: string;
  readonly card: Message;
}

const differing = ({ held }: Draft, { id, after }: Expected): string[] => {
  const now = held(id);
  return Object.keys(after).filter((member) => comparable(now[member]) !== comparable(after[member]));
};

/** What Hire holds instead of what was wanted must be read on the receipt. */
const shownInstead = (draft: Draft, expected: readonly Expected[]): string[] =>
  expected.flatMap((each) => {
    const now = draft.held(each.id);
    return differing(draft, each).flatMap((member) =>
      draft.wishes
        .filter(({ after }) => member in after)
        .flatMap(({ instead }) => instead(now[member], each.after[member])),
    );
  });

/** Green is what Hire holds as it was wanted, and nothing else. */
const wronglyEnded = (draft: Draft, expected: readonly Expected[], items: readonly Item[]): string[] =>
  items.flatMap(({ ids, state }) => {
    const target = expected.find(({ id }) => Object.values(ids).includes(id));
    const wanted = target && differing(draft, target).length === 0 ? 'applied' : 'failed';
    return state === wanted ? [] : [`${state}, but ${target?.id} was ${wanted}: ${draft.text}`];
  });

/** Targets of one name stand with something that tells them apart. */
function sameName(draft: Draft, expected: readonly Expected[], pages: readonly unknown[]): string[] {
  const whole = wholeOf(pages);
  const moved = new Set(expected.filter(isMoved).map(({ id }) => id));
  const names = draft.targets.filter(({ id }) => moved.has(id)).map(({ called: [name = ''] }) => name);
  const shared = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return shared.flatMap((name) => {
    const count = names.filter((each) => each === name).length;
    return whole.endings(name) >= count ? [] : [`${count} are called ${JSON.stringify(name)}: ${draft.text}`];
  });
}

/** A line `label：present → new` whose sides are equal tells of no change. */
export const equalSides = (pages: readonly unknown[]): string[] =>
  pages
    .flatMap((page) => textOf(page).split('\n'))
    .filter((words) => {
      const [before = '', after] = words.split(' → ');
      return (
        after !== undefined && (before === after || before.endsWith(`：${after}`) || before.endsWith(`: ${after}`))
      );
    })
    .map((words) => `equal sides: ${words}`);

/** Each stored request was sent once, letter by letter, and nothing else; those of a batch together. */
function wronglySent(world: NearWorld, decided: readonly Item[]): string[] {
  const bodies = (value: unknown): string[] => {
    const { talent_id_list: talents, ...rest } = Object(value);
    return Array.isArray(talents)
      ? talents.map((talent) => canonicalJson({ ...rest, talent }))
      : [canonicalJson(value)];
  };
  const sent = world.feishu.writes.flatMap(({ body }) => bodies(body)).sort();
  const wanted = decided.flatMap(({ request }) => (request ? bodies(request.body) : [])).sort();
  return canonicalJson(sent) === canonicalJson(wanted) ? [] : [`sent ${sent.join()}, decided ${wanted.join()}`];
}
