/** What is typed or ticked in a card (`platform.md` sections 4.6 and 5.2). */
import { useContext, useId } from 'preact/hooks';
import { CardContext, FormContext } from './context.ts';
import { type Held, useControl } from './control.ts';
import { Words } from './display.tsx';
import { lengthOf, nodeOf, nodesOf, numberOf, stringOf } from './safe.ts';
import type { Shown } from './small.tsx';
import { textIn, wordsIn } from './words.ts';

const asIs = <T,>(value: T): T => value;

export function Input({ node }: Shown) {
  const { language } = useContext(CardContext);
  const form = useContext(FormContext);
  const id = useId();
  const initial = wordsIn(node, language, 'default_value');
  const held = useControl({ node, initial, encode: asIs, action: (inputValue) => ({ inputValue }) });
  const { value, disabled, required, choose } = held;
  const label = textIn(node.label, language);
  return (
    <div class="control" style={{ maxWidth: lengthOf(node.width) ?? '' }}>
      {label && (
        <label for={id}>
          {label}
          {required && <span class="required"> *</span>}
        </label>
      )}
      <span class="input">
        <InputField node={node} id={id} held={held} labelled={label !== ''} />
        {!form && (
          <button type="button" class="enter" disabled={disabled} onClick={() => choose(value)} aria-label="发送 Send">
            ⏎
          </button>
        )}
      </span>
    </div>
  );
}

interface InputFieldParts extends Shown {
  readonly id: string;
  readonly held: Held<string>;
  readonly labelled: boolean;
}

function InputField({ node, id, held, labelled }: InputFieldParts) {
  const { language } = useContext(CardContext);
  const { value, disabled, required, keep, choose } = held;
  const hint = textIn(node.placeholder, language);
  const common = {
    id,
    value,
    disabled,
    placeholder: hint,
    'aria-required': required,
    name: stringOf(node.name),
    ...(labelled ? {} : { 'aria-label': hint || stringOf(node.name) || '输入 Input' }),
    maxLength: numberOf(node.max_length, 1000, [1, 1000]),
    onInput: (event: { currentTarget: { value: string } }) => keep(event.currentTarget.value),
  };
  if (node.input_type === 'multiline_text') return <textarea {...common} rows={numberOf(node.rows, 5, [1, 20])} />;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) choose(value);
  };
  return <input {...common} type={node.input_type === 'password' ? 'password' : 'text'} onKeyDown={onKeyDown} />;
}

export function Checker({ node }: Shown) {
  const action = (checked: boolean) => (nodesOf(node.behaviors).length > 0 ? { checked } : null);
  const held = useControl({ node, initial: node.checked === true, encode: asIs, action });
  return (
    <label class={`checker${held.value ? ' checked' : ''}`}>
      <input
        type="checkbox"
        checked={held.value}
        disabled={held.disabled}
        onChange={(event) => held.choose(event.currentTarget.checked)}
      />
      <Words node={nodeOf(node.text)} />
    </label>
  );
}
