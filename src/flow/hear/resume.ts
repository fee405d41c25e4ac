/** What a stored click continues: a command that was missing a word, or a stale proposal on the present values. */
import type { Command } from '../../core/command.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { addCopy, copyByRef } from '../../store/copies.ts';
import { itemsOf } from '../../store/items.ts';
import { moveProposal, proposalById } from '../../store/proposals.ts';
import { questionById } from '../../store/questions.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { newCopy, type Save, type Source } from '../ask/answer.ts';
import { reporting } from '../ask/offers.ts';
import { chosenRow, completed } from '../ask/question.ts';
import type { Deps } from '../deps.ts';
import { asOneForm, openLeavingOut } from '../propose/edit-rows.ts';
import type { Opening } from '../propose/open-form.ts';
import type { Undoing } from '../propose/undo.ts';
import { backKey } from '../propose/undo-keys.ts';
import { audit } from '../rights/audit.ts';

export type Resumed = Continued | Undone | Opened;

/** A listed proposal gets another card, or what is asked of it. */
interface Opened {
  readonly kind: 'card';
  readonly saves: readonly Save[];
}

/** What an applied proposal did is to be taken back. */
interface Undone {
  readonly kind: 'undo';
  readonly undoing: Undoing;
  readonly source: Source;
  readonly saves: readonly Save[];
}

export interface Continued {
  readonly kind: 'command';
  readonly command: Command;
  readonly source: Source;
  /** A form is wanted for the command, not the command itself. */
  readonly opens: Pick<Opening, 'replaces' | 'wanted'> | null;
  /** What else is saved with it. */
  readonly saves: readonly Save[];
}

/** What follows from a card answers the same message as it; where it was moved to, or answers none, the card. */
const answeredBy = (copy: Copy | null): string =>
  (copy?.moved ? copy.message_id : copy?.reply_to || copy?.message_id) ?? '';

/** Null when the card of the click is gone. `decide` has checked who clicked and recorded the answer. */
export async function resume(deps: Deps, click: IncomingClick): Promise<Resumed | null> {
  const copy = await copyByRef(deps.db, click.ref);
  // A continued command is a new one of the same message: its place is a number no typed command has.
  const place = { messageId: answeredBy(copy), chatId: copy?.chat_id ?? '', index: deps.steady() };
  if (copy?.question_id) {
    const question = await questionById(deps.db, copy.question_id);
    const answer = question && completed(question, click);
    if (!question || !answer) return null;
    const { asks: ask } = question;
    const { direct } = question.command;
    if (ask.kind === 'proposals') {
      const row = chosenRow(ask, click);
      return {
        kind: 'card',
        saves: row ? [opened(deps, { ...place, direct, requester: click.operator }, row.id)] : [],
      };
    }
    const edited = { by: question.requester, mover: 'edit', as: 'edited' } as const;
    const saves = ask.kind === 'form' && ask.replaces ? [retired(deps, ask.replaces, edited)] : [];
    const source = { ...place, direct, requester: click.operator };
    return { kind: 'command', command: answer.command, source, opens: answer.form ? { replaces: null } : null, saves };
  }
  const proposal = copy?.proposal_id ? await proposalById(deps.db, copy.proposal_id) : null;
  if (!proposal) return null;
  const { command } = proposal;
  const source = { ...place, direct: command.direct, requester: click.operator };
  if (click.act === 'undo') return { kind: 'undo', undoing: { proposal, anyway: false }, source, saves: [] };
  if (click.act === 'report') {
    const report = reporting('report', [String(proposal.number)]);
    return { kind: 'command', command: report, source, opens: null, saves: [] };
  }
  if (click.act === 'edit') return edited(deps, proposal, source);
  return proposal.state === 'stale' ? rebased(deps, proposal, source) : null;
}

/** The same wish on the values of now; of an undo what it would have put back. */
async function rebased(deps: Deps, proposal: Proposal, source: Source): Promise<Continued | Undone> {
  const { id, command, undoes } = proposal;
  const saves = [retired(deps, id, { by: source.requester, mover: 'rebase', as: 'rebased' })];
  const undone = undoes === null ? null : await proposalById(deps.db, undoes);
  if (!undone) return { kind: 'command', command, source, opens: null, saves };
  const keys = new Set((await itemsOf(deps.db, id)).map(backKey));
  const undoing = { proposal: undone, anyway: true, chosen: (key: string) => keys.has(key) };
  return { kind: 'undo', undoing, source, saves };
}

/** The form of what was asked for; of rows that each want something of their own, which of them are left out. */
async function edited(deps: Deps, proposal: Proposal, source: Source): Promise<Continued | Opened> {
  const { id: replaces, command, undoes } = proposal;
  const opens = { replaces };
  if (undoes === null && !command.list) return { kind: 'command', command, source, opens, saves: [] };
  const items = await itemsOf(deps.db, proposal.id);
  const alike = asOneForm(proposal, items);
  if (alike)
    return { kind: 'command', command: alike.command, source, opens: { ...opens, wanted: alike.wanted }, saves: [] };
  const undone = undoes === null ? null : ((await proposalById(deps.db, undoes))?.number ?? null);
  return { kind: 'card', saves: [openLeavingOut(deps, source, { proposal, items, undone })] };
}

interface Retiring {
  readonly by: string;
  readonly mover: 'edit' | 'rebase';
  readonly as: 'edited' | 'rebased';
}

/** Another proposal takes the place of this one, if it is still where it was. */
const retired =
  (deps: Deps, id: string, { by, mover, as }: Retiring): Save =>
  async (trx) => {
    const at = deps.now();
    if (!(await moveProposal(trx, id, { mover, to: 'cancelled', by, at }))) return;
    audit(deps, trx, { at, actor: by, kind: as, proposal: id, detail: {} });
  };

/** In the own chat of who opened it the card is theirs, with the buttons that they may press. */
const opened =
  (deps: Deps, source: Source, id: string): Save =>
  async (trx) => {
    const proposal = await proposalById(trx, id);
    if (!proposal) return;
    const own = source.direct && proposal.requester !== source.requester;
    const to = own ? { to_person: source.requester } : {};
    await addCopy(trx, newCopy(deps, source, { proposal_id: id, version: proposal.version, ...to }));
  };
