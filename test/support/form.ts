/** Forms as a test reads and turns them, and what became of a submitted one. */
import type { ClickInput } from '../../src/sandbox/delivery/press.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, type Node, nodesOf } from './card.ts';
import { cardOf, type TestWorld } from './world.ts';

export const controls = (card: Message): Map<string, Node> =>
  new Map(nodesOf(cardOf(card)).flatMap((node) => (typeof node.name === 'string' ? [[node.name, node]] : [])));

/** Turns to the next page, which submits this one. */
export async function turnPage(world: TestWorld, card: Message, form: Form = {}): Promise<void> {
  const before = card.versions.length;
  await world.press('recruiter', card, 'page', { form });
  await world.until(() => (card.versions.length > before ? true : null));
}

type Form = NonNullable<ClickInput['form']>;

const buttons = new Set(['form', 'submit', 'page']);

/** Everything on all pages of a form: it is turned until it shows what it showed first. */
export async function allControls(world: TestWorld, card: Message): Promise<Map<string, Node>> {
  const found = controls(card);
  const first = [...found.keys()].find((name) => !buttons.has(name)) ?? '';
  while (actsOf(cardOf(card)).has('page')) {
    await turnPage(world, card);
    const page = controls(card);
    if (page.has(first)) return found;
    for (const [name, node] of page) found.set(name, node);
  }
  return found;
}

/** Turns to the page that has the control. */
export async function pageWith(world: TestWorld, card: Message, name: string): Promise<void> {
  for (let page = 0; page < 9 && !controls(card).has(name); page += 1) await turnPage(world, card);
}

export interface Stored {
  readonly wanted: unknown;
  readonly request: Record<string, unknown>;
}

/** What a proposal's items want and send, without the token that is each item's own. */
export async function draftOf(world: TestWorld, message: Message): Promise<Stored[]> {
  const copy = await world.until(async () => {
    const found = await world.db
      .selectFrom('copies')
      .selectAll()
      .where('message_id', '=', message.id)
      .executeTakeFirst();
    return found ?? null;
  });
  const items = await world.db
    .selectFrom('items')
    .selectAll()
    .where('proposal_id', '=', copy.proposal_id ?? '')
    .execute();
  return items.map(({ wanted, request }) => ({
    wanted: JSON.parse(wanted),
    request: { ...JSON.parse(request), query: null },
  }));
}
