/** An empty sheet for an operation: headers in both languages, one example row, choices as lists (`interface.md` section 9). */
import { headOf } from '../../command/head.ts';
import type { Report } from '../../command/reports.ts';
import type { ReportCommand } from '../../core/command.ts';
import type { Operation } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import { writeXlsx } from '../../files/write-xlsx.ts';
import { addCopy } from '../../store/copies.ts';
import { failedRead, newCopy, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Menu } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { chooseOperation } from './choose-operation.ts';
import { sheetColumns } from './sheet-columns.ts';

interface Asked {
  readonly report: Report;
  readonly command: ReportCommand;
}

export async function sendTemplate(deps: Deps, source: Source, { report, command }: Asked): Promise<Save | Menu> {
  const head = headOf(`/${command.words.join(' ')}`, deps);
  const [only, ...others] = head.kind === 'noun' ? head.operations : [];
  const operation = head.kind === 'operation' ? head.operation : others.length === 0 ? only : undefined;
  if (!operation) {
    const operations = others.length > 0 && head.kind === 'noun' ? head.operations : deps.operations;
    return chooseOperation(deps, source, { report, operations, rest: [], asks, more: [] });
  }
  const name = `模板-${operation.title.zh}.xlsx`;
  const sent = await deps.files.upload(name, writeXlsx(templateOf(operation)));
  if (sent.kind === 'failed') {
    const error = failedRead(deps, sent.reply, sent.scopes);
    return askQuestion(deps, source, { command, ask: { kind: 'again', error } });
  }
  const copy = newCopy(deps, source, { content: { file: sent.value } });
  return (trx) => addCopy(trx, copy);
}

const asks: Text = { zh: '要哪一种改动的模板？', en: 'A template for which change?' };

export function templateOf(operation: Operation): Parameters<typeof writeXlsx>[0] {
  const columns = sheetColumns(operation);
  const [first = '', ...rest] = columns.map(({ example }) => example);
  return {
    name: operation.title.zh,
    columns,
    // A row that begins so is skipped.
    rows: [[`例 / e.g. ${first}`.trim(), ...rest]],
  };
}
