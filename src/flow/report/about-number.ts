/** 取消 #134, the state of 134: what can be done with the proposal of that number now. */
import { stateTag } from '../../../cards/state.ts';
import { reportNamed } from '../../command/reports.ts';
import type { Offer } from '../../core/ask.ts';
import type { ReportCommand } from '../../core/command.ts';
import { is } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Source } from '../ask/answer.ts';
import { reporting } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { mayBeUndone } from '../propose/undoable.ts';
import { numbered } from './visible.ts';

interface About {
  readonly label: Text;
  readonly offers: readonly Offer[];
}

/** Null where there is none, or none that this person may see. */
export async function aboutNumber(deps: Deps, source: Source, number: string): Promise<About | null> {
  const proposal = await numbered(deps, source, number);
  if (!proposal) return null;
  const words = [String(proposal.number)];
  const names = await fitting(deps, source, proposal);
  const offers = names.map((name) => ({ title: offered(name, words), command: reporting(name, words), form: false }));
  return { label: calledSo(deps, proposal), offers };
}

function calledSo({ drawn }: Pick<Deps, 'drawn'>, { number, operation, state }: Proposal): Text {
  const { title } = drawn(operation);
  const tag = stateTag(state);
  return { zh: `#${number} ${title.zh} · ${tag.zh}`, en: `#${number} ${title.en} · ${tag.en}` };
}

/** What waits is decided there; the rest is looked at. */
async function fitting(deps: Deps, source: Source, proposal: Proposal): Promise<ReportCommand['report'][]> {
  if (is(proposal.state, 'undecided')) return ['pending'];
  if (is(proposal.state, 'running')) return ['stop', 'history'];
  return (await mayBeUndone(deps, source, proposal)) ? ['undo', 'history'] : ['history'];
}

function offered(name: ReportCommand['report'], [number = '']: readonly string[]): Text {
  const { zh, en } = name === 'pending' ? open : reportNamed(name).title;
  return { zh: `${zh} #${number}`, en: `${en} #${number}` };
}

const open: Text = { zh: '打开', en: 'Open' };
