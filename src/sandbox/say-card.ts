/** A card as lines for the terminal, with how each of its controls is used from there. */
export type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && !Array.isArray(value);

/** All nodes with a tag, in reading order. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [...(typeof value.tag === 'string' ? [value] : []), ...Object.values(value).flatMap(nodesOf)];
}

/** A terminal line is read as it is: without the marks of bold letters. */
const unbold = (content: string): string => content.replaceAll('**', '');

const wordsOf = (node: Node): string =>
  nodesOf(node)
    .map(({ tag, content }) => (typeof content === 'string' ? (tag === 'lark_md' ? unbold(content) : content) : ''))
    .filter(Boolean)
    .join(' ');

export const callbackOf = (node: Node): Node | undefined => {
  const behaviors = Array.isArray(node.behaviors) ? node.behaviors.filter(isNode) : [];
  return behaviors.map(({ value }) => value).find(isNode);
};

export function cardLines(card: Node): string[] {
  const header = isNode(card.header) ? card.header : {};
  const title = wordsOf(isNode(header.title) ? header.title : {});
  const tags = nodesOf(header.text_tag_list)
    .filter(({ tag }) => tag === 'text_tag')
    .map((tag) => `  [${wordsOf(tag)}]`);
  return [`┌ ${title}${tags.join('')}`, ...nodesOf(card.body).flatMap(linesOf), '└'];
}

const linesOf = (node: Node): string[] => [...shownAs(node), ...filledBy(node)];

function shownAs(node: Node): string[] {
  switch (node.tag) {
    case 'div':
      return [`│ ${wordsOf(node)}`];
    case 'hr':
      return ['│ ─────'];
    case 'button':
      return [`│ ( ${wordsOf(node)} )  --press ${callbackOf(node)?.act ?? ''}`];
    default:
      return [];
  }
}

function filledBy(node: Node): string[] {
  const fillable = typeof node.name === 'string' && node.tag !== 'form' && node.tag !== 'button';
  if (fillable) return [`│ [ ${node.name} = ${filledWith(node)} ]  --form ${node.name}=…`];
  return node.tag === 'select_static' ? [`│ ( list )  --${callbackOf(node)?.act} ${choicesOf(node)}`] : [];
}

const filledWith = (node: Node): string =>
  [node.default_value, node.initial_option, node.initial_date, node.selected_values].flat().filter(Boolean).join(',');

const choicesOf = ({ options }: Node): string =>
  (Array.isArray(options) ? options : [])
    .slice(0, 9)
    .map((option) => (isNode(option) ? String(option.value) : ''))
    .join('|');
