/** The form of an operation for its targets, filled with what Hire holds now. */
import { inputText } from '../../../cards/form.ts';
import type { Reply } from '../../core/api.ts';
import { turnOf } from '../../core/api.ts';
import type { OperationCommand } from '../../core/command.ts';
import type { FormField } from '../../core/form-field.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Spoken } from '../../core/spoken.ts';
import { inARow, type Text } from '../../core/text.ts';
import { sameValue, type Value, type Values } from '../../core/value.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { type Form, formFor } from '../ask/form.ts';
import { submitted } from '../ask/submitted.ts';
import type { Deps } from '../deps.ts';
import { type Read, readPresent } from '../read/present.ts';
import { noneWritable, type Target, targetsOf } from './items.ts';
import type { Resolved } from './resolve.ts';
import { settingOf } from './setting.ts';

export interface Opening {
  readonly command: OperationCommand;
  readonly resolved: Resolved;
  /** The proposal that is edited, if any. */
  readonly replaces: string | null;
  /** What it wants, where no words say so: an undo puts values back. */
  readonly wanted?: Values;
}

export type Opened =
  | { readonly kind: 'save'; readonly save: Save }
  | { readonly kind: 'failed'; readonly reply: Reply };

export async function openForm(deps: Deps, source: Source, opening: Opening): Promise<Opened> {
  const { command, resolved, replaces } = opening;
  const { operation } = resolved;
  const targets = targetsOf(resolved);
  // The form continues the command for exactly these targets.
  const ids = Object.fromEntries([...resolved.targets].map(([name, entities]) => [name, entities.map(({ id }) => id)]));
  const named = { ...command, targets: ids, edits: {} };
  const ask: Asking['ask'] = (pages, about) =>
    askQuestion(deps, source, {
      command: named,
      ask: { kind: 'form', title: operation.title, about, pages, page: 0, replaces },
    });
  if (![...operation.fields.values()].some(({ offered }) => offered))
    return withTargets(deps, source, { ...opening, ids, ask });

  const reads = await readPresent(
    { ...deps, turn: turnOf(source.requester, targets.length) },
    operation,
    targets.map((target) => target.ids),
  );
  const failed = reads.find((read) => read.kind === 'failed');
  if (failed?.kind === 'failed') return { kind: 'failed', reply: failed.reply };
  const presents = reads.flatMap((read) => (read.kind === 'present' ? [read.present] : []));
  if (presents.length === 0)
    return { kind: 'save', save: answerRefusal(deps, source, noneThere(deps, { operation, targets, reads })) };
  for (const { names = {} } of presents) await deps.people.remember(new Map(Object.entries(names)));
  const names = targetsOf(resolved, reads).map(({ ids: each, label }) => label || (each[operation.bulk] ?? ''));
  const about = [whom(names), ...resolved.notices];
  const { requester } = source;
  const wanted = opening.wanted ?? wantedBefore(deps, resolved, presents);
  const form = await formFor(deps, { operation, presents, wanted, requester }, { about, first: [] });
  const lost = unsaid(deps, { resolved, presents, wanted: opening.wanted ?? {} }, form);
  return { kind: 'save', save: ask(form.pages, [...form.about, ...lost]) };
}

interface Unread {
  readonly operation: Operation;
  readonly targets: readonly Target[];
  readonly reads: readonly Read[];
}

const noneThere = (deps: Deps, { operation, targets, reads }: Unread): Refusal =>
  noneWritable(
    deps,
    operation,
    reads.map((read, index) => ({
      ids: { ...targets[index]?.ids },
      target_label: targets[index]?.label ?? '',
      code: read.kind === 'missing' ? read.code : null,
    })),
  );

interface Wished {
  readonly resolved: Resolved;
  readonly presents: readonly Present[];
  readonly wanted: Values;
}

/** Left as it is the form means what was wanted. A place that was empty cannot be filled in: that is said. */
function unsaid(deps: Deps, { resolved, wanted, presents: [first] }: Wished, { pages }: Form): Text[] {
  const { operation } = resolved;
  const { edits } = submitted(pages.flat(), {});
  const said = operation.wantedFrom(edits, first?.values ?? {}, settingOf(deps, resolved));
  const lost = Object.keys(wanted).filter((flag) => !sameValue(said.ok ? said.value[flag] : null, wanted[flag]));
  const labels = lost.flatMap((flag) => operation.fields.get(flag)?.label ?? []);
  if (labels.length === 0) return [];
  const { zh, en } = inARow(labels);
  return [
    {
      zh: `「${zh}」原来的样子表单填不出来：要恢复它，请回到上一张卡片直接确认。`,
      en: `A form cannot say what ${en} was before: to put that back, confirm the card above as it is.`,
    },
  ];
}

const whom = (labels: readonly string[]): Text => {
  const listed = labels.slice(0, 20).join('、') + (labels.length > 20 ? ' …' : '');
  return { zh: `对象：${listed}（${labels.length}）`, en: `For: ${listed} (${labels.length})` };
};

/**
 * What the edited proposal wants. Where it means something else for each target, such as `+1`, the word that was typed:
 * the form must not turn it into one number for all.
 */
function wantedBefore(deps: Deps, resolved: Resolved, presents: readonly Present[]): Values {
  const { operation, edits } = resolved;
  const setting = settingOf(deps, resolved);
  const each = presents.map(({ values }) => operation.wantedFrom(edits, values, setting));
  const [first, ...others] = each.map((wanted) => (wanted.ok ? wanted.value : {}));
  const wanted: Record<string, Value> = {};
  for (const [flag, { set }] of Object.entries(edits)) {
    const value = first?.[flag];
    if (value !== undefined && others.every((other) => sameValue(other[flag], value))) wanted[flag] = value;
    else if (set?.length === 1 && set[0] !== undefined && others.length > 0) wanted[flag] = set[0];
  }
  return wanted;
}

/** Nothing was named yet: the form asks for the targets too, and is filled with nothing. */
export async function openBlankForm(
  deps: Deps,
  source: Source,
  { command, operation }: { command: OperationCommand; operation: Spoken },
): Promise<Save> {
  const wish = { operation, presents: [], wanted: {}, requester: source.requester };
  const { about, pages } = await formFor(deps, wish, { about: [], first: targetFields(operation, command.targets) });
  const ask = { kind: 'form' as const, title: operation.title, about, pages, page: 0, replaces: null };
  return askQuestion(deps, source, { command, ask });
}

const targetFields = ({ targets, title }: Spoken, ids: Readonly<Record<string, readonly string[]>>): FormField[] =>
  targets.map(({ name, label, many }) => ({
    name,
    flag: name,
    label,
    topic: title,
    control: many ? 'long-text' : 'text',
    list: many,
    target: true,
    base: [],
    initial: ids[name] ?? [],
  }));

interface Asking extends Opening {
  readonly ids: Readonly<Record<string, string[]>>;
  readonly ask: (pages: FormField[][], about: readonly Text[]) => Save;
}

/** An operation without fields is edited by its targets. */
function withTargets(deps: Deps, source: Source, { resolved, ids, ask }: Asking): Opened {
  const { operation } = resolved;
  const fields = targetFields(operation, ids);
  const tooLong = fields.some(({ initial }) => inputText(initial) === null);
  if (tooLong) return { kind: 'save', save: answerRefusal(deps, source, tooLongToEdit) };
  const about = { zh: '可以增减名单，用逗号分开。', en: 'Change the list; separate by commas.' };
  return { kind: 'save', save: ask([fields], [about]) };
}

const tooLongToEdit = {
  code: 'too-long-to-edit',
  text: { zh: '名单太长，放不进表单。', en: 'The list is too long for a form.' },
  hint: { zh: '请重新发送命令。', en: 'Please send the command again.' },
};
