/** What a component does when it is pressed: open an address, call the bot. */
import { useContext } from 'preact/hooks';
import { CardContext } from './context.ts';
import { linkOf, type Node, nodeOf, nodesOf } from './safe.ts';

/** Does what a component's `behaviors` say: open an address, call the bot, or both. */
export function useBehaviors(): (node: Node, tag: string) => Promise<void> {
  const { press, confirm } = useContext(CardContext);
  return async (node, tag) => {
    if (node.confirm && !(await confirm(nodeOf(node.confirm)))) return;
    const behaviors = nodesOf(node.behaviors);
    for (const { type, default_url, pc_url } of behaviors) {
      const address = type === 'open_url' ? linkOf(default_url || pc_url) : null;
      if (address !== null) window.open(address, '_blank', 'noopener,noreferrer');
    }
    const callback = behaviors.find(({ type }) => type === 'callback');
    if (behaviors.length === 0 || callback) press({ tag, ...callbackOf(node) });
  };
}

/** The callback value; `value` on the component itself is the older spelling. */
export function callbackOf(node: Node): { value?: unknown } {
  const callback = nodesOf(node.behaviors).find(({ type }) => type === 'callback');
  const value = callback?.value ?? node.value;
  return value === undefined ? {} : { value };
}
