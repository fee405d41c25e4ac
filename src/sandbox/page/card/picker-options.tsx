/** The open list of a picker, with its search field. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Language } from './context.ts';

export interface Option {
  readonly value: string;
  readonly text: string;
}

export interface PickerParts {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly several: boolean;
  readonly disabled: boolean;
  readonly required: boolean;
  readonly language: Language;
  readonly onChoose: (values: readonly string[]) => void;
}

/** Shorter lists need no search field. */
const FEW = 6;

interface OptionsParts extends PickerParts {
  readonly id: string;
  readonly pick: (value: string) => void;
  readonly close: () => void;
}

export function Options(parts: OptionsParts) {
  const { options, several, language, id, close } = parts;
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const found = options.filter(({ text }) => text.toLowerCase().includes(search.trim().toLowerCase()));
  useEffect(() => document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }), [id, at]);
  const look = (words: string): void => {
    setSearch(words);
    setAt(0);
  };
  return (
    <div class="options">
      <Search {...parts} found={found} at={at} setAt={setAt} search={search} look={look} />
      <Found {...parts} found={found} at={at} />
      {found.length === 0 && <p class="hint">{language === 'zh' ? '没有匹配的选项' : 'Nothing matches'}</p>}
      {several && (
        <button type="button" class="button small" onClick={close}>
          {language === 'zh' ? '完成' : 'Done'}
        </button>
      )}
    </div>
  );
}

interface FoundParts extends OptionsParts {
  readonly found: readonly Option[];
  /** Which is marked. */
  readonly at: number;
}

function Found({ label, chosen, several, id, pick, found, at }: FoundParts) {
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable={several}>
      {found.map(({ value, text }, index) => (
        <li
          key={value}
          id={`${id}-${index}`}
          role="option"
          data-value={value}
          aria-selected={chosen.includes(value)}
          class={index === at ? 'active' : ''}
          // The search field keeps the focus, and with it the keys.
          onPointerDown={(event) => event.preventDefault()}
          onPointerUp={() => pick(value)}
        >
          {text}
        </li>
      ))}
    </ul>
  );
}

interface SearchParts extends FoundParts {
  readonly setAt: (at: number) => void;
  readonly search: string;
  readonly look: (words: string) => void;
}

/** Holds the focus while the list is open; arrows walk, Enter chooses, Escape leaves. */
function Search({ label, options, language, id, pick, close, found, at, setAt, search, look }: SearchParts) {
  const field = useRef<HTMLInputElement>(null);
  // Before the next key can be pressed.
  useLayoutEffect(() => field.current?.focus(), []);
  const chosen = found[at];
  const keys = new Map<string, (() => void) | undefined>([
    ['ArrowDown', () => setAt(Math.min(at + 1, found.length - 1))],
    ['ArrowUp', () => setAt(Math.max(at - 1, 0))],
    ['Escape', close],
    ['Enter', chosen ? () => pick(chosen.value) : undefined],
  ]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const does = event.isComposing ? undefined : keys.get(event.key);
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };
  const words = language === 'zh' ? '搜索' : 'Search';
  return (
    <input
      ref={field}
      class={options.length > FEW ? 'search' : 'search hidden-words'}
      role="combobox"
      value={search}
      placeholder={words}
      aria-label={`${label} ${words}`}
      onKeyDown={onKeyDown}
      aria-expanded={true}
      aria-controls={`${id}-list`}
      aria-activedescendant={`${id}-${at}`}
      onInput={(event) => look(event.currentTarget.value)}
    />
  );
}
