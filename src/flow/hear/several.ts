/** A sentence that says several changes: each is previewed and decided by itself. */
import type { OperationCommand } from '../../core/command.ts';
import type { Text } from '../../core/text.ts';
import { type Menu, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';

export function severalChanges({ drawn }: Pick<Deps, 'drawn'>, changes: readonly OperationCommand[]): Menu {
  return {
    title: { zh: `这是 ${changes.length} 项改动`, en: `These are ${changes.length} changes` },
    lines: [said(oneByOne), ...changes.flatMap(({ understood }) => (understood ? [said(understood)] : []))],
    offers: changes.map((command) => {
      const { zh, en } = drawn(command.operation).title;
      return { title: { zh: `预览：${zh}`, en: `Preview: ${en}` }, command, form: false };
    }),
  };
}

const oneByOne: Text = {
  zh: '请逐项预览、确认：',
  en: 'Please preview and confirm them one by one:',
};
