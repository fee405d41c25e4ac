/** Reading cards as a test sees them: state, words, buttons. */

import { z } from 'zod';

export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Every node with a tag, in reading order. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [...(typeof value.tag === 'string' ? [value] : []), ...Object.values(value).flatMap(nodesOf)];
}

const english = (node: Node): string =>
  isNode(node.i18n_content) ? String(node.i18n_content.en_us) : String(node.content ?? '');

/** Where a text may be bold, as it is read: without the marks. */
const asRead = ({ tag }: Node, words: string): string => (tag === 'plain_text' ? words : words.replaceAll('**', ''));

/** All texts of a card in both languages, a line each. */
export const textOf = (card: unknown): string =>
  nodesOf(card)
    .filter(({ tag }) => tag === 'plain_text' || tag === 'lark_md' || tag === 'markdown')
    .flatMap((node) => [...new Set([String(node.content), english(node)].map((words) => asRead(node, words)))])
    .join('\n');

/** The English words of the first header tag; empty for a card without state. */
export function stateOf(card: unknown): string {
  const header = isNode(card) && isNode(card.header) ? card.header : {};
  const [first] = nodesOf(header.text_tag_list).filter(({ tag }) => tag === 'text_tag');
  return first && isNode(first.text) ? english(first.text) : '';
}

/** Callback values of buttons and lists by their act. */
export function actsOf(card: unknown): Map<string, Node> {
  const acts = new Map<string, Node>();
  for (const node of nodesOf(card)) {
    for (const behavior of Array.isArray(node.behaviors) ? node.behaviors : []) {
      if (isNode(behavior) && isNode(behavior.value)) acts.set(String(behavior.value.act), behavior.value);
    }
  }
  return acts;
}

export interface Offered {
  /** Its words in both languages. */
  readonly text: string;
  readonly value: Node;
}

/** All buttons with this act, in reading order. */
export const buttonsWith = (card: unknown, act: string): Offered[] =>
  nodesOf(card)
    .filter(({ tag }) => tag === 'button')
    .flatMap((node) => {
      const value = actsOf([node]).get(act);
      return value ? [{ text: textOf(node), value }] : [];
    });

const Body = z.object({ body: z.object({ elements: z.array(z.looseObject({ tag: z.string() })) }) });

/** What stands on a card outside its header and its buttons. */
export const linesOf = (card: unknown): Node[] => Body.parse(card).body.elements.filter(({ tag }) => tag === 'div');

/** What the first list of a card offers. */
export const optionsOf = (card: unknown): string[] =>
  nodesOf(card)
    .filter(({ tag }) => tag === 'select_static')
    .slice(0, 1)
    .flatMap(({ options }) => (Array.isArray(options) ? options.map(({ value }) => String(value)) : []));
