/** `/help`, from the records of all that can be said. */
import type { Card } from '../../../cards/card.ts';
import { type HelpEntry, helpCard, helpTopicCard } from '../../../cards/help.ts';
import { type Report, reports, usageOfReport } from '../../command/reports.ts';
import { commandWords, usageOf } from '../../command/suggest.ts';
import type { Look } from '../../core/look.ts';
import { nearest } from '../../core/names.ts';
import type { Operation } from '../../core/operation.ts';
import type { Deps } from '../deps.ts';

export function help({ operations, looks }: Pick<Deps, 'operations' | 'looks'>, topic: string): Card {
  const entries = [...operations.map(helpEntry), ...looks.map(lookEntry), ...reports.map(reportEntry)];
  const wanted = topic.replace(/^\//, '').trim();
  if (wanted === '') return helpCard(entries);
  const words = entries.flatMap((entry) => entry.words.map((word) => word.slice(1)));
  const [closest] = nearest(wanted, words, 1);
  const entry = entries.find((each) => each.words.includes(`/${closest}`));
  return entry ? helpTopicCard(entry) : helpCard(entries);
}

const helpEntry = (operation: Operation): HelpEntry => ({
  title: operation.title,
  about: operation.about,
  words: commandWords(operation),
  usage: usageOf(operation),
  example: operation.example,
  flags: [...operation.fields].filter(([, { offered }]) => offered).map(([flag, { label }]) => ({ flag, label })),
});

const reportEntry = (report: Report): HelpEntry => ({ ...report, usage: usageOfReport(report), flags: [] });

const lookEntry = (look: Look): HelpEntry => ({
  title: look.title,
  about: look.about,
  words: commandWords(look),
  usage: `${commandWords(look)[0]} <${look.entity}>`,
  example: look.example,
  flags: [],
});
