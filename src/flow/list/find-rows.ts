/** Rows → targets and edits with ids; each row that stands for no single thing says why. */

import type { Reply } from '../../core/api.ts';
import type { FromFile } from '../../core/command.ts';
import type { Entity, Found } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import type { TargetSpec } from '../../core/target.ts';
import { same } from '../../core/text.ts';
import type { Edit } from '../../core/value.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { lookUp, undecided } from '../propose/look-up.ts';
import { resolveEdits } from '../propose/resolve-edits.ts';
import { withPicked } from './picked.ts';
import type { SheetRow } from './read-rows.ts';
import { fits, fromUnresolved, nothingNamed, otherTarget, type RowEnd, rowTwice } from './row-ends.ts';

/** A row that names one target, and says with ids what is wanted of it. */
export interface FoundRow {
  readonly row: SheetRow;
  readonly entity: Entity;
  readonly edits: Readonly<Record<string, Edit>>;
}

export interface RowsFound {
  readonly found: readonly FoundRow[];
  readonly ends: readonly RowEnd[];
  /** All that was named in the rows, by id. */
  readonly named: ReadonlyMap<string, Entity>;
}

export type Finding = { readonly kind: 'rows'; readonly rows: RowsFound } | FailedLookUp;

export interface FailedLookUp {
  readonly kind: 'failed';
  readonly reply: Reply;
  readonly scopes: readonly string[];
}

interface Searching {
  readonly operation: Operation;
  readonly target: TargetSpec;
  readonly asker: Asker;
  readonly picked: FromFile['picked'];
}

/** `deps` remembers what was looked up. */
export async function findRows(deps: Deps, rows: readonly SheetRow[], searching: Searching): Promise<Finding> {
  const entities = await targetsIn(deps, rows, searching);
  const found: FoundRow[] = [];
  const ends: RowEnd[] = [];
  const named = new Map<string, Entity>();
  const lines = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const answer = entities[index];
    if (!answer) continue;
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'end') {
      ends.push(answer.end);
      continue;
    }
    const { entity } = answer;
    const before = lines.get(entity.id);
    const edits = before === undefined ? await editsIn(deps, { row, named }, searching) : null;
    if (edits?.kind === 'failed') return edits;
    if (edits === null) ends.push(rowTwice(row, entity, before ?? 0));
    else if (edits.kind === 'end') ends.push(edits.end);
    else {
      found.push({ row, entity, edits: edits.edits });
      if (entity.label) named.set(entity.id, entity);
    }
    if (before === undefined) lines.set(entity.id, row.line);
  }
  return { kind: 'rows', rows: { found, ends, named } };
}

type TargetFound =
  | { readonly kind: 'one'; readonly entity: Entity }
  | { readonly kind: 'end'; readonly end: RowEnd }
  | FailedLookUp;

/** All words of all rows are looked up together: what can be asked for in one call is. */
async function targetsIn(deps: Deps, rows: readonly SheetRow[], searching: Searching): Promise<TargetFound[]> {
  const { target, asker, picked } = searching;
  const words = rows.map((row) => {
    const word = bestWord(row, target) ?? '';
    return (
      picked.find((each) => each.line === row.line && each.name === target.name && each.typed === word)?.id ?? word
    );
  });
  const asked = words.filter((word) => word !== '');
  const found = await lookUp(deps, target.kind, { words: asked, asker });
  const answers = new Map(asked.map((word, index) => [word, found[index]]));
  return rows.map((row, index) => targetOf(row, answers.get(words[index] ?? ''), searching));
}

const ownCells = ({ named }: SheetRow, { name }: TargetSpec) => named.filter((each) => each.target === name);

/** The cell that tells best; a row whose cells were emptied still carries what it was. */
const bestWord = (row: SheetRow, target: TargetSpec): string | undefined =>
  ownCells(row, target)[0]?.word ?? row.carried?.ids[target.name];

function targetOf(row: SheetRow, found: Found | undefined, { target }: Searching): TargetFound {
  const { name, kind, label } = target;
  const [first, ...others] = ownCells(row, target);
  if (!found) return { kind: 'end', end: nothingNamed(row, target) };
  if (found.kind !== 'one') {
    const unresolved = undecided(found, { kind, name, label, word: first?.word ?? '' });
    if (unresolved.kind === 'failed') return unresolved;
    return { kind: 'end', end: fromUnresolved(row, unresolved, { header: same(first?.header ?? '') }) };
  }
  const { entity } = found;
  const was = row.carried?.ids[name];
  if (was !== undefined && was !== entity.id) return { kind: 'end', end: otherTarget(row, entity, null) };
  // The cells of a row describe one target: a name beside a number has to be its name.
  const strange = others.find(({ word, shared }) => shared && !fits(word, entity));
  return strange ? { kind: 'end', end: otherTarget(row, entity, strange) } : { kind: 'one', entity };
}

interface Editing {
  readonly row: SheetRow;
  readonly named: Map<string, Entity>;
}

type EditsFound =
  | { readonly kind: 'edits'; readonly edits: Record<string, Edit> }
  | { readonly kind: 'end'; readonly end: RowEnd }
  | FailedLookUp;

/** Flag by flag, so that the row can say which cell it was. */
async function editsIn(
  deps: Deps,
  { row, named }: Editing,
  { operation, asker, picked }: Searching,
): Promise<EditsFound> {
  const edits: Record<string, Edit> = {};
  for (const [flag, edit] of Object.entries(row.edits)) {
    const wanted = { [flag]: withPicked(edit, { picked, line: row.line, flag }) };
    const own = await resolveEdits(deps, wanted, { operation, asker });
    if (own.kind === 'failed') return own;
    if (own.kind !== 'edits')
      return {
        kind: 'end',
        end: fromUnresolved(row, own, { header: operation.fields.get(flag)?.label ?? same(flag), name: flag }),
      };
    Object.assign(edits, own.edits);
    for (const [id, entity] of own.named) named.set(id, entity);
  }
  return { kind: 'edits', edits };
}
