/** How a control holds its value: in a form until it is submitted, outside one it calls the bot at once. */
import { useContext, useState } from 'preact/hooks';
import { callbackOf } from './behaviors.ts';
import { type Action, CardContext, FormContext } from './context.ts';
import { nodeOf, stringOf } from './safe.ts';
import type { Shown } from './small.tsx';

export interface Held<T> {
  readonly value: T;
  readonly disabled: boolean;
  readonly required: boolean;
  /** Typing: kept, not sent. */
  keep(value: T): void;
  /** Chosen: in a form kept, outside one sent. */
  choose(value: T): void;
}

interface Controlled<T> extends Shown {
  readonly initial: T;
  /** As `form_value` carries it. */
  readonly encode: (value: T) => unknown;
  /** As a click outside a form carries it; null where nothing is sent. */
  readonly action: (value: T) => Omit<Action, 'tag' | 'value'> | null;
}

export function useControl<T>({ node, initial, encode, action }: Controlled<T>): Held<T> {
  const form = useContext(FormContext);
  const { press, confirm, idle } = useContext(CardContext);
  const [value, setValue] = useState(initial);
  const name = stringOf(node.name);
  if (form && !form.values.has(name)) {
    form.values.set(name, encode(initial));
    if (node.required === true) form.required.add(name);
  }
  const keep = (next: T): void => {
    setValue(next);
    form?.values.set(name, encode(next));
  };
  const choose = (next: T): void => {
    keep(next);
    const told = form ? null : action(next);
    if (told) void send(told, value);
  };
  const send = async (told: Omit<Action, 'tag' | 'value'>, before: T): Promise<void> => {
    if (node.confirm && !(await confirm(nodeOf(node.confirm)))) setValue(before);
    else press({ tag: stringOf(node.tag), ...callbackOf(node), ...told });
  };
  return { value, keep, choose, disabled: idle || node.disabled === true, required: node.required === true };
}
