/** How a container lays out what it holds. */
import { colourOf, gapOf, type Node, spacingOf } from './safe.ts';

/** Feishu's words for where things stand. */
export const sides: ReadonlyMap<string, string> = new Map([
  ['left', 'flex-start'],
  ['top', 'flex-start'],
  ['center', 'center'],
  ['right', 'flex-end'],
  ['bottom', 'flex-end'],
]);

/** Layout members that all containers share. */
export const layoutOf = (node: Node) => ({
  padding: spacingOf(node.padding) ?? '',
  margin: spacingOf(node.margin) ?? '',
  gap: gapOf(node.vertical_spacing) ?? gapOf(node.horizontal_spacing) ?? '',
  background: colourOf(node.background_style) ?? '',
  flexDirection: node.direction === 'horizontal' ? ('row' as const) : ('column' as const),
});
