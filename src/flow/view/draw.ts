/** A copy as the card that it should show now. */
import { Fault } from '../../core/outcome.ts';
import { is } from '../../core/proposal.ts';
import { refOn } from '../../core/ref.ts';
import { DAY_MS } from '../../core/time.ts';
import type { Outgoing } from '../../feishu/messages.ts';
import type { TakenCopy } from '../../store/copies-behind.ts';
import { reachOf } from '../../store/items.ts';
import { proposalById } from '../../store/proposals.ts';
import { questionById } from '../../store/questions.ts';
import { type Copy, isFile } from '../../store/rows/copy.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { currentCard } from './current.ts';
import { questionCard } from './question.ts';

export interface Drawn {
  readonly copy: Copy;
  readonly said: Outgoing;
  readonly version: number;
  /** Who gets it in the own chat where its message or chat is gone; null where it is of no interest any more. */
  readonly concerns: string | null;
  /** It tells how far a run of many is, and is soon behind again. */
  readonly ofRun: boolean;
  /** For the log: which card, and of which proposal. */
  readonly about: About;
}

interface About {
  readonly copy: string;
  /** Its number; null for a question or a plain answer. */
  readonly proposal: number | null;
}

export async function draw(deps: Deps, { copy }: TakenCopy): Promise<Drawn> {
  if (!copy) throw new Fault('reading a copy', { code: 'unreadable' });
  const { content } = copy;
  if (content !== null) return { ...plain(copy), said: isFile(content) ? content : { card: content }, concerns: null };
  if (copy.question_id) return drawQuestion(deps, copy, copy.question_id);
  const proposal = await proposalById(deps.db, copy.proposal_id ?? '');
  if (!proposal) throw new Fault('reading the proposal of a copy', { code: 'no-proposal' });
  return {
    copy,
    said: { card: await currentCard(deps, proposal, copy) },
    version: proposal.version,
    ofRun: is(proposal.state, 'running') && (await reachOf(deps.db, proposal.id)).targets > 1,
    // An approver's own card is theirs, any other is the requester's.
    concerns: isOfInterest(proposal, deps.now()) ? (copy.to_person ?? proposal.requester) : null,
    about: { copy: copy.id, proposal: proposal.number },
  };
}

const plain = (copy: Copy) => ({ copy, version: copy.version, ofRun: false, about: { copy: copy.id, proposal: null } });

async function drawQuestion(deps: Deps, copy: Copy, id: string): Promise<Drawn> {
  const question = await questionById(deps.db, id);
  if (!question) throw new Fault('reading the question of a copy', { code: 'no-question' });
  const concerns = question.state === 'open' ? question.requester : null;
  return { ...plain(copy), said: { card: questionCard(question, refOn(copy.ref, copy.version)) }, concerns };
}

/** It goes on, or has ended just now. */
const isOfInterest = ({ state, decided_at: decided }: Proposal, now: number): boolean =>
  is(state, 'undecided') || is(state, 'running') || (decided !== null && decided > now - DAY_MS);
