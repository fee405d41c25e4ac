/** Buttons and the overflow menu of a card (`platform.md` section 4.6). */
import { useContext, useState } from 'preact/hooks';
import { callbackOf, useBehaviors } from './behaviors.ts';
import { CardContext, FormContext } from './context.ts';
import { Words } from './display.tsx';
import { linkOf, type Node, nodeOf, nodesOf, spacingOf, stringOf } from './safe.ts';
import { Icon, type Shown } from './small.tsx';
import { textIn } from './words.ts';

const kinds = new Set([
  'default',
  'primary',
  'danger',
  'text',
  'primary_text',
  'danger_text',
  'primary_filled',
  'danger_filled',
  'laser',
]);
const sizes = new Set(['tiny', 'small', 'medium', 'large']);

const isSubmit = (kind: unknown, old: unknown): boolean => kind === 'submit' || old === 'form_submit';
const isReset = (kind: unknown, old: unknown): boolean => kind === 'reset' || old === 'form_reset';

export function Button({ node }: Shown) {
  const { idle, language } = useContext(CardContext);
  const form = useContext(FormContext);
  const act = useBehaviors();
  const disabled = idle || node.disabled === true;
  const kind = kinds.has(stringOf(node.type)) ? stringOf(node.type) : 'default';
  const size = sizes.has(stringOf(node.size)) ? stringOf(node.size) : 'medium';
  const press = (): void => {
    if (form && isSubmit(node.form_action_type, node.action_type)) void form.submit(node);
    else if (form && isReset(node.form_action_type, node.action_type)) form.reset();
    // In a form nothing but the submit button calls the bot; a link still opens.
    else if (!form || nodesOf(node.behaviors).some(({ type }) => type === 'open_url')) void act(node, 'button');
  };
  const tip = textIn(disabled ? node.disabled_tips : node.hover_tips, language);
  const callback = nodeOf(callbackOf(node).value);
  return (
    <button
      type="button"
      class={`button ${kind} ${size}`}
      disabled={disabled}
      title={tip || undefined}
      data-act={callback.act ? String(callback.act) : undefined}
      style={{ margin: spacingOf(node.margin) ?? '', width: node.width === 'fill' ? '100%' : '' }}
      onClick={press}
    >
      <Icon node={node.icon} />
      {node.text ? <Words node={nodeOf(node.text)} /> : <span class="hidden-words">按钮 Button</span>}
    </button>
  );
}

export function Overflow({ node }: Shown) {
  const { idle, press, confirm } = useContext(CardContext);
  const [open, setOpen] = useState(false);
  const choose = async ({ value, multi_url }: Node): Promise<void> => {
    setOpen(false);
    if (node.confirm && !(await confirm(nodeOf(node.confirm)))) return;
    const url = linkOf(nodeOf(multi_url).url);
    if (url !== null) window.open(url, '_blank', 'noopener,noreferrer');
    else press({ tag: 'overflow', ...callbackOf(node), option: stringOf(value) });
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') setOpen(false);
  };
  return (
    <div class="overflow">
      <button
        type="button"
        class="button default small"
        disabled={idle}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label="更多 More"
        onKeyDown={onKeyDown}
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      {open && <Menu options={nodesOf(node.options)} choose={choose} onKeyDown={onKeyDown} />}
    </div>
  );
}

interface MenuParts {
  readonly options: readonly Node[];
  readonly choose: (option: Node) => Promise<void>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Menu({ options, choose, onKeyDown }: MenuParts) {
  const { language } = useContext(CardContext);
  return (
    <ul role="menu">
      {options.map((option, index) => (
        <li key={index} role="none">
          <button type="button" role="menuitem" onKeyDown={onKeyDown} onClick={() => void choose(option)}>
            {textIn(option.text, language)}
          </button>
        </li>
      ))}
    </ul>
  );
}
