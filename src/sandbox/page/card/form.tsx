/** A form: nothing is sent until its submit button is pressed (`platform.md` section 4.5). */
import { useContext, useRef, useState } from 'preact/hooks';
import { callbackOf } from './behaviors.ts';
import { CardContext, FormContext, type FormTools } from './context.ts';
import { layoutOf } from './layout.ts';
import { type Node, nodeOf, stringOf } from './safe.ts';
import type { Shown } from './small.tsx';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);

export function Form({ node }: Shown) {
  const { elements, press, toast, confirm, language } = useContext(CardContext);
  const [round, setRound] = useState(0);
  const values = useRef(new Map<string, unknown>()).current;
  const required = useRef(new Set<string>()).current;
  const submit = async (button: Node): Promise<void> => {
    if ([...required].some((name) => isEmpty(values.get(name)))) {
      toast(language === 'zh' ? '请填写必填项' : 'Fill in what is required');
      return;
    }
    if (button.confirm && !(await confirm(nodeOf(button.confirm)))) return;
    press({ tag: 'button', name: stringOf(button.name), ...callbackOf(button), form: Object.fromEntries(values) });
  };
  // Initial values come back with new controls.
  const reset = (): void => {
    values.clear();
    required.clear();
    setRound(round + 1);
  };
  const tools: FormTools = { values, required, submit, reset };
  return (
    <FormContext.Provider value={tools}>
      <div class="form stack" key={round} style={layoutOf(node)}>
        {elements(node.elements)}
      </div>
    </FormContext.Provider>
  );
}
