/** Small parts that several components show: links, people, icons, what cannot be shown here. */
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { CardContext } from './context.ts';
import { colourOf, type Node, nodeOf, stringOf } from './safe.ts';

/** An address that may not be opened leaves its words. */
export const Link = ({ to, children }: { to: string | null; children: ComponentChildren }) =>
  to === null ? (
    <span>{children}</span>
  ) : (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );

export const Placeholder = ({ children, kind = '图片 Image' }: { children?: ComponentChildren; kind?: string }) => (
  <span class="placeholder" role="img" aria-label={kind}>
    <span aria-hidden="true">▧</span> {kind}
    {children ? ' · ' : ''}
    {children}
  </span>
);

/** The last character of a Chinese name, the first of any other. */
const initialOf = (name: string): string => /^\p{Script=Han}+/u.exec(name)?.[0].slice(-1) ?? name.slice(0, 1);
const tones = 8;
const toneOf = (id: string): number => [...id].reduce((sum, each) => sum + (each.codePointAt(0) ?? 0), 0) % tones;

export const Avatar = ({ id, name, small = false }: { id: string; name: string; small?: boolean }) => (
  <span class={`avatar tone-${toneOf(id)}${small ? ' small' : ''}`} aria-hidden="true">
    {initialOf(name)}
  </span>
);

export function PersonChip({
  id,
  showName = true,
  showAvatar = true,
}: {
  id: string;
  showName?: boolean;
  showAvatar?: boolean;
}) {
  const { nameOf } = useContext(CardContext);
  const name = nameOf(id);
  return (
    <span class="person" title={showName ? undefined : name}>
      {showAvatar && <Avatar id={id} name={name} small />}
      {showName ? name : <span class="hidden-words">{name}</span>}
    </span>
  );
}

const glyphs: ReadonlyMap<string, string> = new Map([
  ['add', '＋'],
  ['close', '✕'],
  ['done', '✓'],
  ['yes', '✓'],
  ['link', '↗'],
  ['time', '◷'],
  ['calendar', '▦'],
  ['info', 'ⓘ'],
  ['warning', '▲'],
  ['down-small', '▾'],
  ['down', '▾'],
  ['right', '▸'],
  ['search', '⌕'],
]);

/** Icons of the library are shown as a mark of their kind. */
export function Icon({ node }: { node: unknown }) {
  const { token, color, tag } = nodeOf(node);
  if (tag !== 'standard_icon' && tag !== 'custom_icon') return null;
  const [word = ''] = stringOf(token).split(/[-_](?:outlined|filled|colorful)/);
  const style = { color: colourOf(color) ?? '' };
  return (
    <span class="icon" style={style} aria-hidden="true">
      {glyphs.get(word) ?? glyphs.get(word.split('-')[0] ?? '') ?? '◆'}
    </span>
  );
}

/** What a component of a card is told: itself. */
export interface Shown {
  readonly node: Node;
}
