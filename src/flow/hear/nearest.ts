/** What was not understood: what of it was, and the commands that come closest, filled in with what it names. */
import { type NearCommand, nearTo } from '../../command/near.ts';
import { canonicalJson } from '../../core/api.ts';
import type { Offer } from '../../core/ask.ts';
import type { Spoken } from '../../core/spoken.ts';
import { inARow, type Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import { blank, looking, type Menu, reporting, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { aboutNumber } from '../report/about-number.ts';
import { forms } from './openings.ts';
import { type Named, thingsNamed } from './things-named.ts';

const MOST_OFFERED = 3;

/** Null where nothing of it was understood. */
export async function nearestCommands(deps: Deps, source: Source, text: string): Promise<Menu | null> {
  const { operations, looks, handover } = deps;
  const near = nearTo(text, { operations, looks, handover });
  const one = near.number === '' ? null : await aboutNumber(deps, source, near.number);
  const named = one ? { ...one, labels: [one.label], ids: new Map() } : await thingsNamed(deps, source, { near, text });
  const open = forms(deps, source);
  const closest = one ? [] : near.commands.flatMap((each) => offerFor(each, { named, open }));
  const offers = distinct([...named.offers, ...closest]).slice(0, MOST_OFFERED);
  if (offers.length === 0) return null;
  const { labels } = named;
  const got = labels.length > 0 ? [said(understood(labels))] : [];
  return { title: notUnderstood, colour: 'yellow', lines: [...got, said(below)], offers };
}

interface Known {
  readonly named: Named;
  /** The forms that this person may open here. */
  readonly open: readonly Offer[];
}

function offerFor(near: NearCommand, { named, open }: Known): Offer[] {
  switch (near.kind) {
    case 'operation': {
      const { spoken } = near;
      const form = open.find(({ command }) => command.kind === 'operation' && command.operation === spoken.name);
      return form ? [{ ...form, command: { ...blank(spoken.name), targets: targetsOf(spoken, named) } }] : [];
    }
    case 'look': {
      const { title, name } = near.look;
      return [{ title, command: looking(name, { about: '' }), form: false }];
    }
    case 'report': {
      const { title, name } = near.report;
      return [{ title, command: reporting(name, []), form: false }];
    }
  }
}

const targetsOf = ({ targets }: Spoken, { ids }: Named): Record<string, string[]> =>
  Object.fromEntries(
    targets.flatMap(({ name, kind }) => {
      const id = ids.get(kind);
      return id === undefined ? [] : [[name, [id]]];
    }),
  );

/** Of those that do the same the first tells best what for. */
function distinct(offers: readonly Offer[]): Offer[] {
  const done = offers.map(({ command }) => canonicalJson(command));
  return offers.filter((_, at) => done.indexOf(done[at] ?? '') === at);
}

const understood = (labels: readonly Text[]): Text => {
  const { zh, en } = inARow(labels);
  return { zh: `看懂了：${zh}`, en: `Understood: ${en}` };
};
const notUnderstood: Text = { zh: '没看懂', en: 'Not understood' };
const below: Text = {
  zh: '最接近的在下面；/帮助 看全部命令。',
  en: 'What comes closest is below; /help tells all commands.',
};
