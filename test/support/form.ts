/** Forms as a test reads and turns them, and what became of a submitted one. */
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, isNode, type Node, nodesOf } from './card.ts';
import { cardOf, type TestWorld } from './world.ts';

export const controls = (card: Message): Map<string, Node> =>
  new Map(nodesOf(cardOf(card)).flatMap((node) => (typeof node.name === 'string' ? [[node.name, node]] : [])));

/** Everything on all pages of a form. */
export async function allControls(world: TestWorld, card: Message): Promise<Map<string, Node>> {
  const found = controls(card);
  const turn = actsOf(cardOf(card)).get('open');
  const pages = nodesOf(cardOf(card)).find(({ behaviors }) => JSON.stringify(behaviors ?? '').includes('"open"'));
  const options = isNode(pages) && Array.isArray(pages.options) ? pages.options : [];
  for (const { value } of options.slice(1)) {
    await world.sandbox.press({ from: 'recruiter', messageId: card.id, value: turn, option: value });
    for (const [name, node] of controls(card)) found.set(name, node);
  }
  return found;
}

/** Turns to the page that has the control. */
export async function pageWith(world: TestWorld, card: Message, name: string): Promise<void> {
  for (let page = 0; page < 9 && !controls(card).has(name); page += 1)
    await world.sandbox.press({
      from: 'recruiter',
      messageId: card.id,
      value: actsOf(cardOf(card)).get('open'),
      option: String(page),
    });
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
