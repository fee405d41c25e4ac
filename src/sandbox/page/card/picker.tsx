/** A list to choose from: a button that opens options with a search field; one choice, or several. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Options, type PickerParts } from './picker-options.tsx';

export function Picker(parts: PickerParts) {
  const { label, placeholder, options, chosen, several, disabled, required } = parts;
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useClickElsewhere(box, open, () => setOpen(false));
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const pick = (value: string): void => {
    if (!several) close();
    parts.onChoose(several ? toggled(chosen, value) : [value]);
  };
  const words = chosen.map((value) => options.find((each) => each.value === value)?.text ?? value).join('、');
  return (
    <div class="picker" ref={box}>
      <button
        ref={button}
        type="button"
        class="picker-button"
        disabled={disabled}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-label={[label, words || placeholder, required ? '必填 required' : ''].filter(Boolean).join('：')}
        onClick={() => setOpen(!open)}
      >
        <span class={words ? 'picked' : 'hint'}>{words || placeholder}</span>
        <span aria-hidden="true">▾</span>
      </button>
      {open && <Options {...parts} id={id} pick={pick} close={close} />}
    </div>
  );
}

const toggled = (chosen: readonly string[], value: string): readonly string[] =>
  chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];

function useClickElsewhere(box: { current: Element | null }, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return;
    const away = ({ target }: Event): void => {
      if (target instanceof Element && !box.current?.contains(target)) close();
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
}
