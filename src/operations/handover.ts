/** Somebody's work passes to a successor: a command over all operations that say which part of it they hold. */
import type { Field } from '../core/field.ts';
import { base, list } from '../core/fields/base.ts';
import { choices, type Named } from '../core/fields/choice-list.ts';
import { entries } from '../core/fields/entries/entries.ts';
import { person } from '../core/fields/person.ts';
import { references } from '../core/fields/reference.ts';
import type { Operation } from '../core/operation.ts';
import type { Handing } from '../core/spoken.ts';
import type { TargetSpec } from '../core/target.ts';

const from: TargetSpec = {
  name: 'from',
  kind: 'person',
  label: { zh: '交接人', en: 'Who hands over' },
  many: false,
  max: 1,
  maxInFile: 1,
  // What its table says of a row; which row that is stands unseen beside them.
  columns: [
    { zh: '对象', en: 'Target' },
    { zh: '改动', en: 'Change' },
    { zh: '角色', en: 'Roles' },
    { zh: '现值', en: 'Now' },
  ].map((header) => ({ header, names: [], shows: 'nothing' as const, shared: true as const })),
};

export function handoverOver(operations: readonly Operation[]): Handing {
  const parts = operations.filter(({ handover }) => handover);
  return {
    name: 'handover',
    noun: { en: 'handover', zh: '交接', also: ['离职', '移交', '接手', '接替', 'hand over', 'leaving'] },
    verb: { en: '', zh: '' },
    title: { zh: '工作交接', en: 'Handover' },
    about: {
      zh: '把一位同事在所有在招职位里的角色交给接手人；--also 还包括面试官、评估人和需求负责人。一张表、一次确认、一次撤销。',
      en: 'Hands the roles of a colleague in all open jobs to a successor; --also adds interviewers, evaluators and requirement owners. One table, one decision, one undo.',
    },
    example: {
      zh: '/交接 @张三 给 @李四 还交接 职位设置,招聘需求',
      en: '/handover @ann --to @bob --also settings,requirements',
    },
    targets: [from],
    fields: new Map(Object.entries(fieldsOver(parts))),
    parts,
    // Its items are drawn by the operations that they belong to.
    bulk: '',
    coded: false,
    advice: [],
    missing: [],
    grave: () => null,
    write: { scopes: [] },
  };
}

const fieldsOver = (parts: readonly Operation[]): Record<string, Field> => ({
  to: person({ zh: '接手人', en: 'Successor' }, { names: ['给', '交给', '移交给'], emptiable: false }),
  jobs: references('job', { zh: '限定职位', en: 'Only these jobs' }, { names: ['职位'] }),
  also: choices({ zh: '还交接', en: 'Also' }, parts.flatMap(choiceOf), { names: ['还包括', '包括'] }),
  // Filled in on the form alone: rows that stay as they are, and rows that go to somebody else.
  keep: { ...base, label: { zh: '不交接的行', en: 'Rows that stay' }, many: true, offered: false, schema: list },
  rows: { ...entries({ zh: '另有接手人的行', en: 'Rows for somebody else' }, otherwise), offered: false },
});

const otherwise = {
  key: { label: { zh: '行', en: 'Row' } },
  value: (label: Field['label']) => person(label),
  merges: true,
};

/** `settings`, and whatever its fields are called: 面试官, evaluators. */
function choiceOf({ fields, handover }: Operation): Named[] {
  if (!handover?.also) return [];
  const names = handover.flags.flatMap((flag) => {
    const { label, names: own = [] } = fields.get(flag) ?? { label: { zh: flag, en: flag } };
    return [flag, label.zh, label.en, ...own];
  });
  return [{ value: handover.also.en, ...handover.also, names }];
}
