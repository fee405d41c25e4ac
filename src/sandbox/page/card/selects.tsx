/** Lists of a card to choose from: options, people, pictures (`platform.md` sections 4.6 and 5.2). */
import { useContext } from 'preact/hooks';
import { CardContext } from './context.ts';
import { useControl } from './control.ts';
import { Picker } from './picker.tsx';
import { type Node, nodesOf, numberOf, stringOf, stringsOf } from './safe.ts';
import { Placeholder, type Shown } from './small.tsx';
import { textIn } from './words.ts';

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
        label={label}
        placeholder={placeholder}
        options={options}
        several={several}
        disabled={disabled}
        required={required}
        language={language}
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
