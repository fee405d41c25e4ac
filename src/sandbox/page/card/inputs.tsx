/** Controls of a card that hold a value (`platform.md` sections 4.6 and 5.2). */
import { useContext, useId } from 'preact/hooks';
import { CardContext, FormContext } from './context.ts';
import { type Held, useControl } from './control.ts';
import { Words } from './display.tsx';
import { Picker } from './picker.tsx';
import { lengthOf, type Node, nodeOf, nodesOf, numberOf, stringOf, stringsOf } from './safe.ts';
import { Placeholder, type Shown } from './small.tsx';
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
        <InputField {...{ node, id, held, labelled: label !== '' }} />
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
    ...{ id, value, disabled, placeholder: hint, 'aria-required': required, name: stringOf(node.name) },
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

/** `initial_index` counts from 1. */
function chosenAtFirst(node: Node, values: readonly string[]): string[] {
  const named = [stringOf(node.initial_option)].filter(Boolean);
  if (named.length > 0) return named;
  const indexed = values[numberOf(node.initial_index, 0, [0, values.length]) - 1];
  return indexed === undefined ? stringsOf(node.selected_values) : [indexed];
}

interface SelectParts extends Shown {
  readonly people: boolean;
  readonly several: boolean;
}

function Select({ node, people, several }: SelectParts) {
  const { language, nameOf, members } = useContext(CardContext);
  const given = nodesOf(node.options).map(({ value, text }) => ({
    value: stringOf(value),
    text: people ? nameOf(stringOf(value)) : textIn(text, language),
  }));
  // Without options a picker of people offers the members of the chat.
  const options = people && given.length === 0 ? members.map((value) => ({ value, text: nameOf(value) })) : given;
  const initial: readonly string[] = chosenAtFirst(
    node,
    options.map(({ value }) => value),
  );
  const encode = (values: readonly string[]): unknown => (several ? values : (values[0] ?? ''));
  const action = ([option = '']: readonly string[]) => (several ? null : { option });
  const { value, disabled, required, choose } = useControl({ node, initial, encode, action });
  const placeholder = textIn(node.placeholder, language) || (language === 'zh' ? '请选择' : 'Choose');
  const label = stringOf(node.name) || placeholder;
  return (
    <div class="control" data-name={stringOf(node.name)}>
      <Picker
        {...{ label, placeholder, options, several, disabled, required, language }}
        chosen={value}
        onChoose={choose}
      />
    </div>
  );
}

export const SelectStatic = ({ node }: Shown) => <Select node={node} people={false} several={false} />;
export const MultiSelectStatic = ({ node }: Shown) => <Select node={node} people={false} several={true} />;
export const SelectPerson = ({ node }: Shown) => <Select node={node} people={true} several={false} />;
export const MultiSelectPerson = ({ node }: Shown) => <Select node={node} people={true} several={true} />;

const OFFSET = '+0800';

/** As a browser wants its value; what is written otherwise is as if it were not there. */
const shapes = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d$/,
  'datetime-local': /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
} as const;

const Moment = (type: keyof typeof shapes, initial: string) =>
  function MomentPicker({ node }: Shown) {
    const { language } = useContext(CardContext);
    const encode = (value: string): string => (value ? `${value.replace('T', ' ')} ${OFFSET}` : '');
    const written = stringOf(node[initial]).replace(' ', 'T');
    const first = shapes[type].test(written) ? written : '';
    const action = (value: string) => ({ option: encode(value) });
    const { value, disabled, required, choose } = useControl({ node, initial: first, encode, action });
    const label = textIn(node.placeholder, language) || stringOf(node.name) || type;
    return (
      <div class="control">
        <input
          type={type}
          {...{ value, disabled, name: stringOf(node.name), 'aria-label': label, 'aria-required': required }}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      </div>
    );
  };

export const DatePicker = Moment('date', 'initial_date');
export const TimePicker = Moment('time', 'initial_time');
export const DateTimePicker = Moment('datetime-local', 'initial_datetime');

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

export function SelectImage({ node }: Shown) {
  const several = node.multi_select === true;
  const none: readonly string[] = [];
  const encode = (values: readonly string[]): unknown => (several ? values : (values[0] ?? ''));
  const action = ([option = '']: readonly string[]) => (several ? null : { option });
  const { value, disabled, choose } = useControl({ node, initial: none, encode, action });
  const toggle = (each: string): readonly string[] =>
    value.includes(each) ? value.filter((other) => other !== each) : several ? [...value, each] : [each];
  return (
    <div class="pictures">
      {nodesOf(node.options).map((option, index) => {
        const own = stringOf(option.value);
        return (
          <button
            key={index}
            type="button"
            class="picture"
            aria-pressed={value.includes(own)}
            disabled={disabled || option.disabled === true}
            onClick={() => choose(toggle(own))}
          >
            <Placeholder>{own}</Placeholder>
          </button>
        );
      })}
    </div>
  );
}
