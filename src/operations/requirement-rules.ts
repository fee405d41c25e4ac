/** What Feishu refuses of a requirement, or takes without a word: known before anything is sent. */
import { dayOf } from '../core/dates.ts';
import type { Refusal } from '../core/outcome.ts';
import type { Proposed, Question } from '../core/rules.ts';
import type { Text } from '../core/text.ts';
import { isEmpty, partsOf } from '../core/value.ts';
import { type RequirementValues, requirementFields } from './requirement-fields.ts';
import { members } from './requirement-members.ts';

type Rule = Proposed<RequirementValues>;
type Flag = keyof typeof members;

const BAD_PARAMETER = 1002002;
/** Longest `job_id_list`. */
const MAX_JOBS = 200;

const isFlag = (flag: string): flag is Flag => Object.hasOwn(members, flag);

const labelOf = (flag: Flag): Text => {
  const { zh, en } = requirementFields[flag].label;
  return { zh: zh.replace(/（.*）/, ''), en: en.replace(/ \(.*\)/, '') };
};

/** One field of the template for both ends of a range, and the like. */
const alsoCalled: Readonly<Partial<Record<Flag, readonly string[]>>> = {
  'hiring-managers': ['需求用人经理'],
  'min-level': ['职级'],
  'max-level': ['职级'],
  'min-salary': ['月薪', '薪资'],
  'max-salary': ['月薪', '薪资'],
};

/** A template calls its fields by name; which name a standard field has there is not documented. */
const namesInTemplate = (flag: Flag): string[] => {
  const { zh, en } = labelOf(flag);
  return [zh, en, members[flag], ...(alsoCalled[flag] ?? [])];
};

const emptiedIn = (wanted: Rule['wanted'], before: Rule['before']): Flag[] =>
  Object.keys(wanted)
    .filter(isFlag)
    .filter((flag) => isEmpty(wanted[flag]) && !isEmpty(before[flag]));

const what: Text = { zh: '需求模板的必填项', en: 'what the requirement template makes mandatory' };

/** The tenant's template may make fields mandatory that every tenant has. */
export const standardFieldsEmptied = (wanted: Rule['wanted'], before: Rule['before']): Question[] =>
  emptiedIn(wanted, before).flatMap((flag) =>
    namesInTemplate(flag).map((id) => ({ kind: 'requirement-field' as const, id, what })),
  );

const keysIn = (entries: readonly string[] = []): string[] => entries.map((entry) => partsOf(entry).key);

const goneKeys = (wanted: Rule['wanted'], before: Rule['before']): string[] => {
  const kept = new Set(keysIn(wanted.custom));
  return wanted.custom ? keysIn(before.custom).filter((key) => !kept.has(key)) : [];
};

/** Its own fields too. */
export const customFieldsGone = (wanted: Rule['wanted'], before: Rule['before']): Question[] =>
  goneKeys(wanted, before).map((id) => ({ kind: 'custom-field', id, what }));

interface Gone {
  readonly label: string;
  readonly flag: string;
  readonly own: boolean;
  /** `yes`, `no`, `in-some-templates`. */
  readonly required: string | undefined;
}

/** What a change empties, with what the templates say of it. */
function goneFrom({ wanted, before, entity, found }: Rule): Gone[] {
  const standard = emptiedIn(wanted, before).map((flag) => {
    const fields = namesInTemplate(flag).flatMap((id) => found({ kind: 'requirement-field', id }));
    return { label: labelOf(flag).zh, flag, own: false, required: fields[0]?.traits?.required };
  });
  const custom = goneKeys(wanted, before).map((key) => {
    const field = entity(key);
    return { label: field?.label || key, flag: 'custom', own: true, required: field?.traits?.required };
  });
  return [...standard, ...custom];
}

export function mandatoryGone(rule: Rule): Refusal | null {
  const gone = goneFrom(rule).filter(({ required }) => required === 'yes');
  const [first] = gone;
  if (!first) return null;
  const labels = gone.map(({ label }) => `「${label}」`).join('');
  const text = first.own
    ? { zh: `${labels}是必填的自定义字段，不能去掉。`, en: `${labels}: mandatory custom fields cannot be taken away.` }
    : { zh: `${labels}是需求模板的必填项，不能清空。`, en: `${labels}: mandatory in the template, cannot be emptied.` };
  return {
    code: first.own ? 'required-custom' : 'required-by-template',
    feishu: BAD_PARAMETER,
    about: [...new Set(gone.map(({ flag }) => flag))],
    text,
    hint: { zh: '请改成别的值。', en: 'Give it another value.' },
  };
}

export const tooManyJobs = ({ wanted: { jobs = [] } }: Rule): Refusal | null =>
  jobs.length > MAX_JOBS
    ? {
        code: 'too-many-jobs',
        about: ['jobs'],
        feishu: BAD_PARAMETER,
        text: {
          zh: `「关联职位」最多 ${MAX_JOBS} 个，这里有 ${jobs.length} 个。`,
          en: `At most ${MAX_JOBS} linked jobs; these are ${jobs.length}.`,
        },
        hint: { zh: '请减少职位。', en: 'Take some away.' },
      }
    : null;

function aboutJobs({ jobs, 'update-related-jobs': also }: Rule['wanted']): Text[] {
  if (jobs && also === false)
    return [
      {
        zh: '「同时改关联职位」关着：飞书说改关联职位要和它一起用，这次可能不会生效',
        en: 'linked jobs may stay as they are: Feishu says that they go with "also change the linked jobs", which is off',
      },
    ];
  if (jobs && also === undefined)
    return [
      {
        zh: '改关联职位会同时打开「同时改关联职位」（飞书要求一起用），职位上的内容也可能被改，改哪些字段飞书没有说明',
        en: 'linking jobs goes with "also change the linked jobs", as Feishu wants it; it does not say which of their fields change',
      },
    ];
  return also
    ? [
        {
          zh: '会同时更改关联职位，改哪些字段飞书没有说明',
          en: 'also changes the linked jobs; Feishu does not say which fields',
        },
      ]
    : [];
}

/** Feishu takes a day that is over without a word. */
const beginsInThePast = ({ start, deadline }: Rule['wanted'], { now, timeZone }: Rule['setting']): Text[] =>
  [['开始日期', 'start date', start] as const, ['预计完成日期', 'target date', deadline] as const].flatMap(
    ([zh, en, ms]) => {
      const day = ms ? dayOf(Number(ms), timeZone) : '';
      return day !== '' && day < dayOf(now, timeZone)
        ? [{ zh: `${zh} ${day} 已经过去`, en: `the ${en} ${day} is in the past` }]
        : [];
    },
  );

const again = (code: string, text: Text, flags: readonly string[]): Refusal => ({ code, text, again: flags });

const datesAgain = (start: string, end: string): Refusal =>
  again(
    'date-order',
    {
      zh: `预计完成日期 ${end} 早于开始日期 ${start}。`,
      en: `The target date ${end} is before the start date ${start}.`,
    },
    ['start', 'deadline'],
  );

/** Rules between fields; the PUT itself would take most of these without a word. */
export function impossible({ wanted, after, facts, setting }: Rule): Refusal | null {
  const touched = (...flags: (keyof RequirementValues)[]) => flags.some((flag) => flag in wanted);
  const low = after['min-salary'];
  const high = after['max-salary'];
  if (touched('min-salary', 'max-salary') && low && high && Number(low) > Number(high))
    return again(
      'salary-order',
      { zh: `月薪下限 ${low}K 高于上限 ${high}K。`, en: `The floor ${low}K is above the ceiling ${high}K.` },
      ['min-salary', 'max-salary'],
    );
  const start = after.start;
  const end = after.deadline;
  if (touched('start', 'deadline') && start && end && Number(end) < Number(start))
    return datesAgain(dayOf(Number(start), setting.timeZone), dayOf(Number(end), setting.timeZone));
  if (!after['employee-type'] && !after['recruitment-type'])
    return again('no-employee-type', { zh: '飞书要求填写人员类型。', en: 'Feishu wants a workforce type.' }, [
      'employee-type',
    ]);
  for (const [flag, { label }] of [
    ['name', requirementFields.name],
    ['status', requirementFields.status],
    ['headcount', requirementFields.headcount],
  ] as const)
    if (after[flag] === undefined || after[flag] === null)
      return again('required', { zh: `飞书要求填写「${label.zh}」。`, en: `Feishu wants "${label.en}".` }, [flag]);
  const lost = facts.unwritable;
  return lost
    ? {
        code: 'unwritable-custom',
        text: {
          zh: `自定义字段「${lost}」无法原样写回，没有写入。`,
          en: `The custom field "${lost}" cannot be written back as it is; nothing was written.`,
        },
        hint: { zh: '请到飞书招聘后台修改这条需求。', en: 'Please change this requirement in Feishu Hire.' },
      }
    : null;
}

export function worries(rule: Rule): Text[] {
  const { wanted, after, facts, setting } = rule;
  const taken = Number(facts.taken ?? 0);
  const tight = wanted.headcount !== undefined && (after.headcount ?? 0) < taken;
  const closing = (wanted.status === 3 || wanted.status === 5) && taken > 0;
  const perhapsMandatory = goneFrom(rule)
    .filter(({ required }) => required === 'in-some-templates')
    .map(({ label }) => ({
      zh: `「${label}」在有的需求模板里必填，清空可能会被拒绝`,
      en: `"${label}" is mandatory in some templates; Feishu may refuse`,
    }));
  return [
    ...(tight
      ? [
          {
            zh: `人数将少于已发 Offer、待入职和已入职的 ${taken} 人`,
            en: `fewer heads than the ${taken} already offered or hired`,
          },
        ]
      : []),
    ...(wanted.headcount === 0 ? [{ zh: '人数将是 0，一个人也不招', en: 'no heads at all: nobody is hired' }] : []),
    ...(closing ? [{ zh: `已有 ${taken} 人在 Offer、待入职或已入职`, en: `${taken} already offered or hired` }] : []),
    ...aboutJobs(wanted),
    ...beginsInThePast(wanted, setting),
    ...perhapsMandatory,
  ];
}
