/** A command that names no targets, in reply to a file: the file names them. */
import type { OperationCommand } from '../../core/command.ts';
import type { Operation } from '../../core/operation.ts';
import type { Save, Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { type ListAsked, untoldList } from './asked.ts';
import { fetchFile, notFetched } from './keep-file.ts';

interface Asked {
  readonly command: OperationCommand;
  readonly operation: Operation;
}

type Listed = { readonly kind: 'list'; readonly asked: ListAsked } | { readonly kind: 'save'; readonly save: Save };

/** Null where no file has anything to do with it. */
export async function listIn(deps: Deps, source: Source, { command, operation }: Asked): Promise<Listed | null> {
  const { list } = command;
  if (list) return { kind: 'list', asked: { command: { ...command, list }, operation } };
  if (!source.repliesTo || (command.targets[operation.bulk] ?? []).length > 0) return null;
  const attached = await deps.files.attachedTo(source.repliesTo);
  // What it replies to may be gone, or a card of this bot.
  if (attached.kind === 'failed')
    return attached.reply.kind === 'refused' && attached.reply.scopes
      ? { kind: 'save', save: notFetched(deps, source, attached) }
      : null;
  if (!attached.value) return null;
  const kept = await fetchFile(deps, source, attached.value);
  if (kept.kind === 'save') return kept;
  const { file } = kept;
  return { kind: 'list', asked: { command: { ...command, list: untoldList(file.id) }, operation, file } };
}
