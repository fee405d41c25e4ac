/** What can follow the cursor in the message box: found as one types, listed above it, taken into the text. */
import { useEffect, useId, useState } from 'preact/hooks';
import { type Completed, complete, type Suggested } from './complete.ts';
import { useView } from './view.ts';

export interface Completion {
  readonly id: string;
  readonly offered: Completed;
  /** Which suggestion is marked; -1 for none. */
  readonly at: number;
  readonly mark: (at: number) => void;
  readonly take: (suggested: Suggested) => void;
  /** The cursor moved: what can follow it? */
  readonly look: (cursor: number) => void;
  readonly close: () => void;
}

const none: Completed = { from: 0, suggestions: [], begun: false };
/** Nothing is marked, though a word was begun: Enter sends it as it is. */
const UNMARKED = -1;

export interface Written {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly field: { readonly current: HTMLTextAreaElement | null };
}

export function useCompletion({ text, setText, field }: Written): Completion {
  const { live, language } = useView();
  const [cursor, setCursor] = useState<number | null>(null);
  const [chosen, mark] = useState<number | null>(null);
  const id = useId();
  const offered = cursor === null ? none : complete(text, cursor, { ...live, language });
  const look = (next: number | null): void => {
    setCursor(next);
    mark(null);
  };
  const take = ({ insert }: Suggested): void => {
    const end = offered.from + insert.length;
    const next = `${text.slice(0, offered.from)}${insert}${text.slice(cursor ?? text.length)}`;
    const box = field.current;
    if (box) {
      // At once: the next key may come before the new text is drawn.
      box.value = next;
      box.setSelectionRange(end, end);
      box.focus();
    }
    setText(next);
    look(end);
  };
  const at = chosen ?? (offered.begun ? 0 : UNMARKED);
  return { id, offered, at, mark, take, look, close: () => look(null) };
}

export function Suggestions({ id, offered, at, take }: Completion) {
  const { t } = useView();
  useEffect(() => document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }), [at, offered.from]);
  return (
    <ul id={`${id}-list`} class="suggestions" role="listbox" aria-label={t('补全', 'Completion')}>
      {offered.suggestions.map((suggested, index) => (
        <li
          key={suggested.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          class={index === at ? 'active' : ''}
          // Before the field loses its focus, and with it the list.
          onPointerDown={(event) => {
            event.preventDefault();
            take(suggested);
          }}
        >
          <strong>{suggested.label}</strong> <span class="hint">{suggested.detail}</span>
        </li>
      ))}
    </ul>
  );
}
