/** A person who has accepted and not yet started, in CoreHR (`contract/pre-hire.json`). v1: Feishu checks nothing itself. */
import { z } from 'zod';
import { choice } from '../core/fields/choice.ts';
import { day } from '../core/fields/date.ts';
import { entries } from '../core/fields/entries/entries.ts';
import { reference } from '../core/fields/reference.ts';
import { plainId, word } from '../core/fields/text.ts';
import { foldedCode } from '../core/fold.ts';
import { foldedText } from '../core/folded-text.ts';
import { parsedJson } from '../core/json.ts';
import { numeral } from '../core/numerals.ts';
import { defineOperation } from '../core/operation.ts';
import { type Outcome, ok } from '../core/outcome.ts';
import { told } from '../core/told.ts';
import { entryOf, partsOf, type Value } from '../core/value.ts';
import { Id } from '../hire/named.ts';
import { perMinute, perMinute1000 } from '../hire/windows.ts';
import { adviceList } from './advice.ts';
import errors from './errors/pre-hire.json' with { type: 'json' };
import { jsonInWords, readJson } from './json-value.ts';
import { prehire, prehireTarget } from './nouns.ts';
import { noStatus, worries, wrongShares } from './prehire-rules.ts';

const statuses = [
  { value: 'preboarding', zh: '待入职', en: 'Pre-boarding' },
  { value: 'day_one', zh: '准备就绪', en: 'Ready for day one' },
  { value: 'completed', zh: '已完成', en: 'Completed', does: ['已入职', '完成入职', '已经入职'] },
  { value: 'withdrawn', zh: '已撤销', en: 'Withdrawn', does: ['放弃入职', '撤销入职', '取消入职', '不入职'] },
  { value: 'deleted', zh: '已删除（退回 Offer 沟通）', en: 'Deleted (back to the offer stage)' },
];
/** These end the onboarding and skip its checks. */
const GRAVE = ['completed', 'withdrawn', 'deleted'];

const employmentTypes = [
  { value: 'employee', zh: '员工', en: 'Employee' },
  { value: 'contingent_worker', zh: '临时工', en: 'Contingent worker' },
];

const Enum = z
  .object({
    enum_name: z.string(),
    display: z.array(z.object({ lang: z.string(), value: z.string() })).nullish(),
  })
  .nullish();
const PreHire = z.object({
  id: Id,
  ats_application_id: Id,
  hire_date: Id,
  employee_type: Enum,
  worker_id: Id,
  employee_type_id: Id,
  person_id: Id,
  custom_fields: z.array(z.object({ field_name: z.string(), value: z.string().nullish() })).nullish(),
  cost_center_rate: z.array(z.object({ cost_center_id: z.string(), rate: z.number() })).nullish(),
  onboarding_status: Enum,
});

const COST_CENTER_STOPPED = 1161024;

function valuesOf(held: z.output<typeof PreHire>) {
  const shares = held.cost_center_rate ?? [];
  const custom = held.custom_fields ?? [];
  return {
    'hire-date': held.hire_date || null,
    status: held.onboarding_status?.enum_name ?? null,
    'worker-id': held.worker_id || null,
    'employment-type': held.employee_type?.enum_name || null,
    'workforce-type': held.employee_type_id || null,
    'cost-centers': shares.map(({ cost_center_id, rate }) => entryOf(cost_center_id, String(rate))),
    custom: custom.map(({ field_name, value }) => entryOf(field_name, value ?? 'null')),
    application: held.ats_application_id || null,
    person: held.person_id || null,
  };
}

const when = { topic: { zh: '入职', en: 'Start' }, emptiable: false };
const record = { topic: { zh: '人事信息', en: 'Record' }, emptiable: false };

/** The value set of v1 is not documented: a word that is none of the known ones goes out as it was typed. */
function readEmploymentType(word: string): Outcome<Value> {
  const known = employmentType.read(word, { now: 0, timeZone: 'UTC' });
  return known.ok || !/^[a-z][a-z0-9_]{0,63}$/.test(word) ? known : ok(word);
}
const employmentType = choice<string>({ zh: '雇佣类型', en: 'Employment type' }, employmentTypes, record);

export const prehireUpdate = defineOperation({
  name: 'prehire.update',
  noun: prehire,
  verb: { en: 'update', zh: '更新' },
  title: { zh: '更新待入职', en: 'Change pre-hire' },
  about: {
    zh: '更改待入职人员的入职日期、状态、工号、人员类型、成本中心等。',
    en: 'Change start date, status, worker number, workforce type, cost centers and more of a pre-hire.',
  },
  example: {
    zh: '/待入职 更新 王思远 --hire-date 2026-12-01 --cost-centers 研发中心=60 平台部=40',
    en: '/prehire update "Wang Siyuan" --hire-date 2026-12-01 --cost-centers "R&D"=60 Platform=40',
  },
  targets: [prehireTarget],
  over: { status: GRAVE },
  fields: {
    'hire-date': day(
      { zh: '入职日期', en: 'Start date' },
      { ...when, names: ['入职时间', '报到日期', '到岗日期'], does: ['入职', '报到', '到岗'] },
    ),
    status: choice<string>({ zh: '入职状态', en: 'Onboarding status' }, statuses, { ...when, names: ['状态'] }),
    'worker-id': word({ zh: '工号', en: 'Worker number' }, record),
    'employment-type': { ...employmentType, read: readEmploymentType },
    'workforce-type': reference('workforce-type', { zh: '人员类型', en: 'Workforce type' }, record),
    'cost-centers': entries(
      { zh: '成本中心分摊', en: 'Cost centers' },
      {
        key: { label: { zh: '成本中心', en: 'Cost center' }, entity: 'cost-center' },
        value: (label) => ({ ...word(label), read: readShare }),
        valueWords: '\\d{1,3}(?:\\.\\d{1,2})?%?',
        merges: false,
      },
      { ...record, names: ['成本中心'] },
    ),
    custom: entries(
      { zh: '自定义字段', en: 'Custom fields' },
      {
        key: { label: { zh: '字段', en: 'Field' } },
        value: (label) => ({
          ...word(label),
          folded: (typed) => foldedText(label, typed),
          read: readJson,
          words: jsonInWords,
        }),
        own: {
          kind: 'prehire-field',
          typed: () => ({ sentence: false, many: false, steps: null }),
          // CoreHR ends the names of all custom fields so.
          spelled: /(?<![\p{L}\p{N}_])[a-z]\w*__c(?!\w)/giu,
        },
        merges: true,
        alike: asHeld,
      },
      record,
    ),
    application: plainId({ zh: '招聘投递', en: 'Hire application' }, record),
    person: plainId({ zh: '个人信息', en: 'Person record' }, record),
  },
  write: {
    method: 'PATCH',
    path: '/open-apis/corehr/v1/pre_hires/:pre_hire_id',
    windows: perMinute(100),
    scopes: ['corehr:corehr', 'corehr:pre_hire:write'],
  },
  read: {
    method: 'GET',
    path: '/open-apis/corehr/v1/pre_hires/:pre_hire_id',
    windows: perMinute1000,
    scopes: ['corehr:corehr:readonly', 'corehr:pre_hire:read', 'corehr:corehr', 'corehr:pre_hire:write'],
  },
  readCall: ({ prehire: id = '' }) => ({ ids: { pre_hire_id: id }, query: {}, body: undefined }),
  answer: z.object({ pre_hire: PreHire }),
  present: ({ pre_hire }) => ({ values: valuesOf(pre_hire) }),
  check: ({ wanted, after }) => wrongShares(wanted['cost-centers']) ?? noStatus(after.status),
  consults: ({ wanted }) => {
    const id = wanted['worker-id'];
    return id ? [{ kind: 'prehire', id, what: { zh: '工号是否有别人在用', en: 'who has the worker number' } }] : [];
  },
  // v1 checks nothing else.
  stopped: { 'cost-center': COST_CENTER_STOPPED },
  warn: (proposed) => worries(proposed),
  grave: ({ status }) => {
    const chosen = statuses.find(({ value }) => value === status && GRAVE.includes(value));
    return chosen
      ? {
          zh: `入职状态将改为「${chosen.zh}」，会跳过入职流程和它的检查，不容易恢复。`,
          en: `The onboarding status becomes "${chosen.en}". This skips the onboarding flow and its checks and is hard to undo.`,
        }
      : null;
  },
  call: ({ id, ids, wanted, present }) => ({
    ids: { pre_hire_id: ids.prehire ?? '' },
    // Equal tokens mean one request: every attempt of this item carries the same.
    query: { client_token: id },
    body: {
      // Mandatory in every call: without a wish of its own the status goes back as it was read.
      onboarding_status: { enum_name: wanted.status ?? present.status ?? '' },
      ...(wanted.application && { ats_application_id: wanted.application }),
      ...(wanted['hire-date'] && { hire_date: wanted['hire-date'] }),
      ...(wanted['employment-type'] && { employee_type: { enum_name: wanted['employment-type'] } }),
      ...(wanted['worker-id'] && { worker_id: wanted['worker-id'] }),
      ...(wanted['workforce-type'] && { employee_type_id: wanted['workforce-type'] }),
      ...(wanted.person && { person_id: wanted.person }),
      ...(wanted.custom && {
        custom_fields: wanted.custom
          .map(partsOf)
          .map(({ key, value }) => ({ field_name: key, value: value ?? 'null' })),
      }),
      ...(wanted['cost-centers'] && {
        cost_center_rate: wanted['cost-centers']
          .map(partsOf)
          .map(({ key, value }) => ({ cost_center_id: key, rate: Number(value) })),
      }),
    },
  }),
  lock: (ids) => `prehire:${ids.prehire}`,
  receipt: z.object({ pre_hire: z.object({}) }),
  held: told(z.object({ pre_hire: PreHire }), ({ pre_hire }) => valuesOf(pre_hire)),
  advice: adviceList(errors),
  missing: [],
});

/** A whole percent: `60`, `60%`, `六十`. */
function readShare(word: string): Outcome<Value> {
  const share = numeral(word.replace(/\s*%$/, ''));
  return ok(share === null ? word : String(share));
}

/** Where Hire holds a text, digits are a text too; where it holds a number, any spelling of one is. */
function asHeld(value: string, held: string): string {
  const typed = parsedJson(value);
  const before = parsedJson(held);
  if (typeof before === 'string' && typeof typed !== 'string') return JSON.stringify(value);
  const number = typeof before === 'number' && typeof typed === 'string' ? numeral(foldedCode(typed)) : null;
  return number === null ? value : JSON.stringify(number);
}
