/** Components that hold others (`platform.md` section 4.4). */
import { useContext, useState } from 'preact/hooks';
import { useBehaviors } from './behaviors.ts';
import { CardContext } from './context.ts';
import { Words } from './display.tsx';
import { layoutOf, sides } from './layout.ts';
import { colourOf, gapOf, lengthOf, type Node, nodeOf, nodesOf, numberOf, spacingOf, stringOf } from './safe.ts';
import { Icon, type Shown } from './small.tsx';

const modes = new Set(['none', 'stretch', 'flow', 'bisect', 'trisect']);

export function ColumnSet({ node }: Shown) {
  const { elements } = useContext(CardContext);
  const mode = modes.has(stringOf(node.flex_mode)) ? stringOf(node.flex_mode) : 'none';
  const style = { ...layoutOf(node), flexDirection: 'row' as const, gap: gapOf(node.horizontal_spacing) ?? '8px' };
  return (
    <div
      class={`columns ${mode}`}
      style={{ ...style, justifyContent: sides.get(stringOf(node.horizontal_align)) ?? '' }}
    >
      {nodesOf(node.columns).map((column, index) => (
        <div key={index} class="column" style={columnStyle(column)}>
          {elements(column.elements)}
        </div>
      ))}
    </div>
  );
}

function columnStyle(column: Node) {
  const width = stringOf(column.width);
  const grow = width === 'weighted' ? numberOf(column.weight, 1, [1, 5]) : 0;
  const basis = lengthOf(width) ?? (grow > 0 ? '0' : 'auto');
  const justifyContent = sides.get(stringOf(column.vertical_align)) ?? '';
  return { ...layoutOf(column), flex: `${grow} 1 ${basis}`, justifyContent };
}

export function Panel({ node }: Shown) {
  const { elements } = useContext(CardContext);
  const [open, setOpen] = useState(node.expanded === true);
  const header = nodeOf(node.header);
  const border = nodeOf(node.border);
  const borderColor = colourOf(border.color);
  return (
    <section class="panel" style={{ ...(borderColor ? { borderColor } : {}), margin: spacingOf(node.margin) ?? '' }}>
      <button
        type="button"
        class="panel-header"
        aria-expanded={open}
        style={{ background: colourOf(header.background_color) ?? '' }}
        onClick={() => setOpen(!open)}
      >
        <span class="arrow" aria-hidden="true">
          {open ? '▾' : '▸'}
        </span>
        <Words node={nodeOf(header.title)} />
      </button>
      {/* Kept while folded: what was typed in it belongs to the form. */}
      <div class="stack panel-body" hidden={!open} style={layoutOf({ ...node, margin: '' })}>
        {elements(node.elements)}
      </div>
    </section>
  );
}

export function InteractiveContainer({ node }: Shown) {
  const { elements, idle } = useContext(CardContext);
  const act = useBehaviors();
  const disabled = idle || node.disabled === true;
  const style = {
    ...layoutOf(node),
    width: lengthOf(node.width) ?? '',
    borderRadius: spacingOf(node.corner_radius) ?? '',
    ...(node.has_border === true ? { border: `1px solid ${colourOf(node.border_color) ?? 'var(--edge)'}` } : {}),
  };
  return (
    <div class="container">
      <div class="stack" style={style}>
        <Icon node={node.icon} />
        {elements(node.elements)}
      </div>
      {/* A button of its own beside the content, for containers hold controls too. */}
      <button
        type="button"
        class="container-button"
        disabled={disabled}
        onClick={() => void act(node, 'interactive_container')}
      >
        <span aria-hidden="true">›</span>
        <span class="hidden-words">打开 Open</span>
      </button>
    </div>
  );
}
