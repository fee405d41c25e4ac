/** A click on a row of a list: its proposal is decided right there, and the row says what became of it. */
import type { Ask, Asked } from '../../core/ask.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { ALL_OWN, type ListedProposal, withdrawable } from '../../core/listed-proposal.ts';
import { type Act, acts, is } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { holdCopy } from '../../store/copies.ts';
import { addHandled, type Delivery } from '../../store/inbox.ts';
import { reachOf } from '../../store/items.ts';
import { proposalById } from '../../store/proposals.ts';
import { rephraseQuestion } from '../../store/questions.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Question } from '../../store/rows/question.ts';
import type { Trx } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';
import { audit } from '../rights/audit.ts';
import { rowToDecide } from '../view/row.ts';
import { carryOut, takeFor } from './carry-out.ts';
import { ANSWER_MS, type ClickAnswer, withNewest } from './click-answer.ts';
import { expire, tooLate } from './expire.ts';
import { answeredInTime, decideInTime } from './in-time.ts';
import { questionNow } from './question-now.ts';
import { already, whyNot } from './why-not.ts';

interface RowClick {
  readonly copy: Copy;
  readonly question: Question;
  readonly wish: RowWish;
  readonly click: IncomingClick;
  readonly delivery: Delivery;
}

interface RowWish {
  readonly act: Act;
  readonly ask: Asked<'proposals'>;
  readonly rows: readonly ListedProposal[];
}

/** Null where the click decides no row. */
export function rowsMeant(ask: Ask, click: IncomingClick): RowWish | null {
  if (ask.kind !== 'proposals') return null;
  const act = acts.find((each) => each === click.act);
  if (!act) return null;
  const all = ask.pages.flat();
  const rows =
    act === 'cancel' && click.option === ALL_OWN
      ? withdrawable(all)
      : all.filter(({ id, acts: offered }) => id === click.option && offered.includes(act));
  // One order for everybody who takes several.
  return rows.length > 0 ? { act, ask, rows: [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)) } : null;
}

/** A word about it, and the list with its rows as they are by then. */
export async function answerRow(deps: Deps, clicked: RowClick): Promise<ClickAnswer> {
  const { copy, delivery } = clicked;
  const words = { toast: await decideRows(deps, clicked) };
  const seen = { copy, since: delivery.receivedAt, patient: true };
  const whole = withNewest(deps, seen, questionNow(deps, copy)).then((newest) => ({ ...words, ...newest }));
  return answeredInTime(deps, delivery, { whole, words });
}

/** What is said of it; the list shows its rows as they are by then. */
async function decideRows(deps: Deps, clicked: RowClick): Promise<ClickAnswer['toast']> {
  const { copy, question, click, delivery } = clicked;
  const { act, ask, rows } = clicked.wish;
  const said = await decideInTime(deps, delivery, async (trx) => {
    if (!(await addHandled(trx, delivery))) return [];
    const ends: End[] = [];
    for (const row of rows) ends.push(await decideRow(deps, trx, { row, act, clicked }));
    await rephraseQuestion(
      trx,
      question.id,
      await withFresh({ ...deps, db: trx }, ask, { rows, reader: click.operator }),
    );
    await holdCopy(trx, copy.id, deps.steady() + ANSWER_MS);
    return ends;
  });
  deps.log.info(
    { copy: copy.id, act, rows: rows.length, done: said.filter(({ done }) => done).length },
    'deciding in a list',
  );
  deps.bells.calls.ring();
  deps.bells.cards.ring();
  return toastOf(said);
}

interface End {
  readonly done: boolean;
  readonly text: Text;
}

interface Deciding {
  readonly row: ListedProposal;
  readonly act: Act;
  readonly clicked: RowClick;
}

async function decideRow(deps: Deps, trx: Trx, { row, act, clicked }: Deciding): Promise<End> {
  const { copy, click } = clicked;
  const { operator: actor, messageId: message } = click;
  const at = deps.now();
  const fresh = await takeFor(trx, { id: row.id, act, version: row.turn });
  if (!fresh) return { done: false, text: await past(trx, { id: row.id, act, actor }) };
  const reach = await reachOf(trx, fresh.id);
  const why = whyNot(deps, { proposal: fresh, act, click }, reach);
  if (why) return { done: false, text: why };
  if (is(fresh.state, 'undecided') && at >= fresh.expires_at) {
    await expire(deps, trx, { id: fresh.id, at });
    return { done: false, text: tooLate };
  }
  const done = await carryOut(deps, trx, { proposal: fresh, act, actor, reason: '', reach, at });
  if (done === null) return { done: false, text: await past(trx, { id: row.id, act, actor }) };
  audit(deps, trx, { at, actor, kind: act, proposal: fresh.id, detail: { hash: fresh.hash, message, copy: copy.id } });
  return { done: true, text: done };
}

async function past(trx: Trx, { id, ...wish }: { id: string; act: Act; actor: string }): Promise<Text> {
  const now = await proposalById(trx, id);
  return now ? already(now, wish) : gone;
}

const gone: Text = { zh: '这项变更申请已不在了。', en: 'This request is no longer there.' };

function toastOf(ends: readonly End[]): ClickAnswer['toast'] {
  const [only, ...others] = ends;
  if (!only) return { type: 'info', text: { zh: '收到', en: 'Got it' } };
  const count = ends.filter(({ done }) => done).length;
  const type = count > 0 ? 'success' : 'error';
  if (others.length === 0) return { type, text: only.text };
  const rest = ends.length - count;
  const left = rest > 0 ? { zh: `，${rest} 项已有人决定`, en: `; ${rest} were decided before` } : { zh: '', en: '' };
  return { type, text: { zh: `已取消 ${count} 项${left.zh}`, en: `${count} cancelled${left.en}` } };
}

interface Refreshing {
  readonly rows: readonly ListedProposal[];
  readonly reader: string;
}

async function withFresh(
  deps: Deps,
  ask: Asked<'proposals'>,
  { rows, reader }: Refreshing,
): Promise<Asked<'proposals'>> {
  const fresh = new Map<string, ListedProposal>();
  for (const { id } of rows) {
    const proposal = await proposalById(deps.db, id);
    if (proposal) fresh.set(id, await rowToDecide(deps, { proposal, reader }));
  }
  return { ...ask, pages: ask.pages.map((page) => page.map((row) => fresh.get(row.id) ?? row)) };
}
