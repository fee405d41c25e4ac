/** Which change a sheet is for, where it was not said: each that this person may propose, on a button. */
import type { Report } from '../../command/reports.ts';
import type { Operation } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import { type Menu, reporting, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { mayPropose } from '../rights/requirement.ts';

interface Choosing {
  readonly report: Report;
  readonly operations: readonly Operation[];
  /** What was said of which things. */
  readonly rest: readonly string[];
  readonly asks: Text;
  /** What else there is a sheet for. */
  readonly more: Menu['offers'];
}

export function chooseOperation(
  deps: Deps,
  { requester, chatId }: Source,
  { report, operations, rest, asks, more }: Choosing,
): Menu {
  const offered = operations.filter(({ name }) => mayPropose(deps, { requester, chat_id: chatId }, [name]));
  const { words, example } = report;
  return {
    title: report.title,
    lines: [said(asks), said({ zh: `也可以直接写：${example.zh}`, en: `Or write ${example.en}` })],
    offers: [
      ...offered.map(({ title, noun, verb }) => ({
        title,
        command: { ...reporting(report.name, [noun.zh, verb.zh, ...rest]), text: words[0] ?? '' },
        form: false,
      })),
      ...more,
    ],
  };
}
