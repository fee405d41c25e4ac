/** Rows as the store takes them, for tests of its queries. */
import { randomUUID } from 'node:crypto';
import type { NewItem } from '../../src/store/rows/item.ts';
import type { NewProposal } from '../../src/store/rows/proposal.ts';

let made = 0;

export function newProposal(own: Partial<NewProposal> = {}): NewProposal {
  made += 1;
  return {
    id: randomUUID(),
    number: made,
    operation: 'job.managers',
    requester: 'ou_a',
    names: {},
    details: {},
    within: null,
    chat_id: 'oc_1',
    source_message_id: `om_${made}`,
    source_index: 0,
    command: {
      kind: 'operation',
      operation: 'job.managers',
      targets: {},
      edits: {},
      note: '',
      dryRun: false,
      text: '/job managers',
      direct: true,
    },
    note: '',
    state: 'proposed',
    version: 2,
    hash: `hash ${made}`,
    twin: `twin ${made}`,
    notices: [],
    created_at: 1_000,
    expires_at: 2_000,
    undoes: null,
    ...own,
  };
}

export const newItem = (proposal: Pick<NewProposal, 'id'>, own: Partial<NewItem> = {}): NewItem => ({
  id: randomUUID(),
  proposal_id: proposal.id,
  ordinal: 0,
  operation: 'job.managers',
  call_no: 0,
  lock_key: 'job:1',
  target_label: '前端工程师',
  ids: { job: '1' },
  seen: {},
  wanted: {},
  found: null,
  request: { ids: {}, query: {}, body: {} },
  state: 'pending',
  attempt: 0,
  next_at: 0,
  code: null,
  log_id: null,
  line: null,
  note: '',
  ...own,
});
