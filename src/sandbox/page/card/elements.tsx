/** Which component shows which tag. A tag that is not here is named, as Feishu's client would refuse it. */
import { Component, type ComponentChildren, type ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import { Button, Overflow } from './buttons.tsx';
import { Chart } from './chart.tsx';
import { ColumnSet, InteractiveContainer, Panel } from './containers.tsx';
import { DepthContext } from './context.ts';
import { Audio, Div, Image, ImageCombination, MarkdownBlock, Person, PersonList, Rule, Words } from './display.tsx';
import { Form } from './form.tsx';
import { Checker, Input } from './inputs.tsx';
import { DatePicker, DateTimePicker, TimePicker } from './moments.tsx';
import { type Node, nodesOf, stringOf } from './safe.ts';
import { MultiSelectPerson, MultiSelectStatic, SelectImage, SelectPerson, SelectStatic } from './selects.tsx';
import type { Shown } from './small.tsx';
import { Table } from './table.tsx';

/** A map, not an object: a tag may be called `__proto__`. */
const components: ReadonlyMap<string, ComponentType<Shown>> = new Map<string, ComponentType<Shown>>([
  ['plain_text', Words],
  ['lark_md', Words],
  ['markdown', MarkdownBlock],
  ['div', Div],
  ['hr', Rule],
  ['img', Image],
  ['img_combination', ImageCombination],
  ['audio', Audio],
  ['chart', Chart],
  ['person', Person],
  ['person_list', PersonList],
  ['table', Table],
  ['column_set', ColumnSet],
  ['collapsible_panel', Panel],
  ['interactive_container', InteractiveContainer],
  ['form', Form],
  ['input', Input],
  ['select_static', SelectStatic],
  ['multi_select_static', MultiSelectStatic],
  ['select_person', SelectPerson],
  ['multi_select_person', MultiSelectPerson],
  ['select_img', SelectImage],
  ['date_picker', DatePicker],
  ['picker_time', TimePicker],
  ['picker_datetime', DateTimePicker],
  ['checker', Checker],
  ['button', Button],
  ['overflow', Overflow],
]);

/** Feishu nests five containers; the rest is a mistake or an attack. */
const DEEPEST = 8;
/** Feishu takes 200 elements; more are not drawn. */
const MOST = 400;

export const elementsOf = (nodes: unknown): ComponentChildren =>
  nodesOf(nodes)
    .slice(0, MOST)
    .map((node, index) => (
      <Guard key={index}>
        <Element node={node} />
      </Guard>
    ));

function Element({ node }: { node: Node }) {
  const depth = useContext(DepthContext);
  const Shown = components.get(stringOf(node.tag));
  if (depth > DEEPEST) return <p class="notice">嵌套太深，没有显示 / Nested too deeply to be shown</p>;
  if (!Shown) {
    return (
      <p class="notice">这里有客户端不认识的组件 / A component that the client does not know: {stringOf(node.tag)}</p>
    );
  }
  return (
    <DepthContext.Provider value={depth + 1}>
      <Shown node={node} />
    </DepthContext.Provider>
  );
}

interface GuardState {
  readonly broken: boolean;
}

/** What breaks while it is drawn takes nothing else with it. */
export class Guard extends Component<{ children: ComponentChildren }, GuardState> {
  override state: GuardState = { broken: false };

  static override getDerivedStateFromError(): GuardState {
    return { broken: true };
  }

  override render(): ComponentChildren {
    if (!this.state.broken) return this.props.children;
    return <p class="notice">这部分卡片无法显示 / This part of the card cannot be shown</p>;
  }
}
