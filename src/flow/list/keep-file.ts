/** A file that somebody sent: fetched, read, and kept for as long as something may come of it. */
import { errorCard } from '../../../cards/error.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Attachment, Unfetched } from '../../feishu/files.ts';
import type { SentFile } from '../../store/rows/file.ts';
import { answerRefusal, answerWith, failedRead, type Save, type Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { calledFile } from './list-words.ts';

export type Kept = { readonly kind: 'file'; readonly file: SentFile } | { readonly kind: 'save'; readonly save: Save };

export async function fetchFile(deps: Deps, source: Source, attachment: Attachment): Promise<Kept> {
  const fetched = await deps.files.fetch(attachment);
  if (fetched.kind === 'failed') return { kind: 'save', save: notFetched(deps, source, fetched) };
  return keepRead(deps, source, { name: attachment.name, bytes: fetched.value });
}

export const keepPasted = (deps: Deps, source: Source, table: string): Promise<Kept> =>
  keepRead(deps, source, { name: PASTED, bytes: Buffer.from(table, 'utf8') });

/** What was pasted has no name of its own. */
const PASTED = '';

interface Sent {
  readonly name: string;
  readonly bytes: Buffer;
}

async function keepRead(deps: Deps, source: Source, { name, bytes }: Sent): Promise<Kept> {
  // What it takes to open one is loaded when the first one comes.
  const { readFile } = await import('../../files/read-file.ts');
  const read = await readFile(bytes, name);
  if (!read.ok) return { kind: 'save', save: answerRefusal(deps, source, named(read.refusal, name)) };
  return {
    kind: 'file',
    file: {
      id: deps.newId(),
      requester: source.requester,
      name,
      content: read.value,
      proposal_id: null,
      created_at: deps.now(),
    },
  };
}

/** The file can be sent again; there is nothing of it that could be tried again. */
export const notFetched = (deps: Deps, source: Source, { reply, scopes }: Unfetched): Save =>
  answerWith(deps, source, errorCard({ ...failedRead(deps, reply, scopes), retryRef: null }));

const named = (refusal: Refusal, name: string): Refusal => {
  const { zh, en } = calledFile(name);
  return { ...refusal, text: { zh: `${zh}：${refusal.text.zh}`, en: `${en}: ${refusal.text.en}` } };
};
