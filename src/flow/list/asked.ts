/** A command whose rows stand in a file. */
import type { FromFile, OperationCommand } from '../../core/command.ts';
import type { Operation } from '../../core/operation.ts';
import { addFile } from '../../store/files.ts';
import type { SentFile } from '../../store/rows/file.ts';
import type { Save } from '../ask/answer.ts';

export type ListCommand = OperationCommand & { readonly list: FromFile };

export interface ListAsked {
  readonly command: ListCommand;
  readonly operation: Operation;
  /** Just sent; left out where it was kept before. */
  readonly file?: SentFile;
}

/** Of a file that was just sent: nothing was said about it yet. */
export const untoldList = (file: string): FromFile => ({ file, ignores: false, picked: [], leftOut: {} });

/** It is kept together with what is answered to it. */
export const withFile =
  (file: SentFile, answer: Save): Save =>
  async (trx) => {
    await addFile(trx, file);
    await answer(trx);
  };
