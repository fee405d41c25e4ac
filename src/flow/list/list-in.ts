/** A command that names no targets, in reply to a file: the file names them. */
import type { OperationCommand } from '../../core/command.ts';
import type { Operation } from '../../core/operation.ts';
import type { SentFile } from '../../store/rows/file.ts';
import type { Save, Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { type ListAsked, type ListCommand, untoldList } from './asked.ts';
import { fetchFile, type Kept, keepPasted, notFetched } from './keep-file.ts';

interface Asked {
  readonly command: OperationCommand;
  readonly operation: Operation;
}

type Listed = { readonly kind: 'list'; readonly asked: ListAsked } | Unlisted;

interface Unlisted {
  readonly kind: 'save';
  readonly save: Save;
}

/** Null where no file has anything to do with it. */
export async function listIn(deps: Deps, source: Source, { command, operation }: Asked): Promise<Listed | null> {
  if (!command.list && command.table === undefined && (command.targets[operation.bulk] ?? []).length > 0) return null;
  const listed = await withList(deps, source, command);
  return listed?.kind === 'command' ? { kind: 'list', asked: { ...listed.asked, operation } } : listed;
}

type WithList =
  | { readonly kind: 'command'; readonly asked: { readonly command: ListCommand; readonly file?: SentFile } }
  | Unlisted;

/** With the file that it speaks of: kept before, or just fetched. */
export async function withList(deps: Deps, source: Source, command: OperationCommand): Promise<WithList | null> {
  const { list, table, ...said } = command;
  if (list) return { kind: 'command', asked: { command: { ...command, list } } };
  if (table !== undefined) return withKept(said, await keepPasted(deps, source, table));
  if (!source.repliesTo) return null;
  const attached = await deps.files.attachedTo(source.repliesTo);
  // What it replies to may be gone, or a card of this bot.
  if (attached.kind === 'failed')
    return attached.reply.kind === 'refused' && attached.reply.scopes
      ? { kind: 'save', save: notFetched(deps, source, attached) }
      : null;
  if (!attached.value) return null;
  return withKept(said, await fetchFile(deps, source, attached.value));
}

const withKept = (command: OperationCommand, kept: Kept): WithList =>
  kept.kind === 'save'
    ? kept
    : { kind: 'command', asked: { command: { ...command, list: untoldList(kept.file.id) }, file: kept.file } };
