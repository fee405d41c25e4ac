/** People who gain or lose a role in a change are told, where the policy says so (`notify`). */
import { noteCard } from '../../../cards/note.ts';
import type { Operation } from '../../core/operation.ts';
import { is } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { effectOf } from '../../core/value.ts';
import { itemsOf } from '../../store/items.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Trx } from '../../store/schema.ts';
import { saidOnce, writeTo } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import { storedName } from '../read/names.ts';

/** What a change means for each person, by open_id. */
function rolesIn({ fields }: Pick<Operation, 'fields'>, item: Item): Map<string, Text[]> {
  const { seen: before, target_label, ids } = item;
  const where = target_label || Object.values(ids).join(' ');
  const told = new Map<string, Text[]>();
  for (const [flag, value] of Object.entries(effectOf(item))) {
    const field = fields.get(flag);
    if (!field) continue;
    const old = new Set(field.peopleIn(before[flag]));
    const now = new Set(field.peopleIn(value));
    const { zh, en } = field.label;
    const say = (person: string, text: Text) => told.set(person, [...(told.get(person) ?? []), text]);
    for (const id of now) if (!old.has(id)) say(id, { zh: `＋ ${where}：${zh}`, en: `＋ ${where}: ${en}` });
    for (const id of old) if (!now.has(id)) say(id, { zh: `－ ${where}：${zh}`, en: `－ ${where}: ${en}` });
  }
  return told;
}

const MOST_LINES = 20;

/** One message a person, when everything is written. */
export async function notifyPeople(deps: Deps, trx: Trx, proposalId: string): Promise<void> {
  if (!deps.policy.current().policy?.notify) return;
  const proposal = await proposalById(trx, proposalId);
  // Of what is unclear nobody hears before a person has looked.
  if (!proposal || !is(proposal.state, 'ended') || proposal.state === 'unclear') return;
  const { number, requester } = proposal;
  const items = await itemsOf(trx, proposalId);
  const drawing = drawingOf(deps, items);
  const lines = new Map<string, Text[]>();
  for (const item of items) {
    for (const [person, texts] of rolesIn(drawing(item), item))
      lines.set(person, [...(lines.get(person) ?? []), ...texts]);
  }
  const by = storedName(proposal, requester);
  for (const [person, texts] of lines) {
    if (person === requester) continue;
    const more = texts.length - MOST_LINES;
    const rest = more > 0 ? [{ zh: `另有 ${more} 项`, en: `and ${more} more` }] : [];
    const card = noteCard({
      title: { zh: `${by} 调整了你的角色（#${number}）`, en: `${by} changed your roles (#${number})` },
      lines: [...texts.slice(0, MOST_LINES), ...rest],
    });
    const id = saidOnce(proposalId, 'roles', person);
    await writeTo(deps, trx, { to: person, id, of: { content: card } });
  }
}
