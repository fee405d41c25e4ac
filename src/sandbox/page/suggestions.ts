/** The guided first minute: commands and files that show what the bot is for. */
import type { PageState } from '../page-server/page-state.ts';
import type { Language } from './card/context.ts';

interface Said {
  readonly title: string;
  readonly about: string;
}
export interface Suggestion extends Said {
  readonly command: string;
}
/** A file is sent as it is. */
export interface FileSuggestion extends Said {
  readonly file: { readonly name: string; readonly text: string };
}

const MANY = 120;

interface Words {
  readonly job: string;
  readonly lead: string;
  readonly leaver: string;
  readonly pool: string;
  readonly talents: string;
  readonly requirement: string;
}

export function suggestionsFor(
  { names, people }: Pick<PageState, 'names' | 'people'>,
  language: Language,
): Suggestion[] {
  const word = (kind: string, index: number): string => names[kind]?.[index]?.word ?? '';
  const talents = (names.talent ?? []).slice(1, MANY + 1).map((each) => each.word);
  const words: Words = {
    job: word('job', 1),
    lead: people.find(({ role }) => role === 'lead')?.name ?? '',
    leaver: people.find(({ role }) => role === 'colleague')?.name ?? '',
    pool: word('pool', 0),
    talents: talents.join(' '),
    requirement: word('requirement', 6),
  };
  return language === 'zh' ? chinese(words) : english(words);
}

const chinese = ({ job, lead, leaver, pool, talents, requirement }: Words): Suggestion[] => [
  {
    title: '更换一个职位的招聘负责人',
    about: '看到「现值 → 新值」，确认后才写入',
    command: `/职位 人员 ${job} --recruiter @${lead} --note 交接`,
  },
  {
    title: `把 ${MANY} 位人才放进人才库`,
    about: '一条命令，自动按 50 人一批写入，卡片显示进度',
    command: `/人才库 加入 ${pool} ${talents} --note 秋招`,
  },
  {
    title: '给一个招聘需求加两个名额',
    about: '只改人数，其余字段原样保留；有审批规则时会请负责人批准',
    command: `/需求 更新 ${requirement} --headcount +2 --note 业务扩张`,
  },
  {
    title: '有人离职：一次交接全部职位',
    about: '所有在招职位里的角色列成一张表；一次确认、一次撤销',
    command: `/交接 @${leaver} --to @${lead}`,
  },
];

const english = ({ job, lead, leaver, pool, talents, requirement }: Words): Suggestion[] => [
  {
    title: 'Change the recruiter of a job',
    about: 'Present → new first; written only after you confirm',
    command: `/job managers ${job} --recruiter @${lead} --note handover`,
  },
  {
    title: `Put ${MANY} talents into a pool`,
    about: 'One command, written 50 at a time, with progress on the card',
    command: `/pool add ${pool} ${talents} --note fair`,
  },
  {
    title: 'Raise the head count of a requirement by two',
    about: 'Only the count changes; where a policy asks for it, a lead approves',
    command: `/jr update ${requirement} --headcount +2 --note growth`,
  },
  {
    title: 'Somebody leaves: hand over all their jobs',
    about: 'Their roles in every open job in one table; one decision, one undo',
    command: `/handover @${leaver} --to @${lead}`,
  },
];

const AT_FAIR = 30;

/** Files of a recruiter's week: one that is right, and one with every mistake there is. */
export function filesFor({ names, people }: Pick<PageState, 'names' | 'people'>, language: Language): FileSuggestion[] {
  const lead = people.find(({ role }) => role === 'lead')?.name ?? '';
  const jobs = (names.job ?? []).map(({ word }) => word);
  const [title = ''] = (names.job?.[4]?.detail ?? '').split(' · ');
  const talents = (names.talent ?? []).slice(1, AT_FAIR + 1);
  const pool = names.pool?.[0]?.word ?? '';
  const fair = talents.map(({ word, detail }) => [detail.split(' · ')[0] ?? '', word, pool]);
  const [first = '', second = '', third = ''] = jobs.slice(1);
  const wrong = [
    [first, lead, '交接'],
    [second, '查无此人', ''],
    ['J9999', lead, ''],
    [first, lead, ''],
    ['7.09632E+18', lead, ''],
    [title, lead, ''],
    [third, '', ''],
  ];
  const words = fileWords[language];
  return [
    { ...words.fair, file: { name: words.fairName, text: csv([['姓名', '手机', '人才库'], ...fair]) } },
    { ...words.wrong, file: { name: words.wrongName, text: csv([['职位', '招聘负责人', '心情'], ...wrong]) } },
  ];
}

const csv = (rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.join(',')).join('\r\n');

const fileWords = {
  zh: {
    fairName: '招聘会名单.csv',
    fair: {
      title: `一份招聘会名单：${AT_FAIR} 人进人才库`,
      about: '发一个 .csv 文件；逐行核对后一次预览、一次确认',
    },
    wrongName: '有错的名单.csv',
    wrong: { title: '一份有错的名单', about: '找不到、同名、重复、被 Excel 截断的编号，逐行说清楚' },
  },
  en: {
    fairName: 'fair.csv',
    fair: {
      title: `A list from a fair: ${AT_FAIR} people into a pool`,
      about: 'Sends a .csv file; row by row, one preview, one decision',
    },
    wrongName: 'mistakes.csv',
    wrong: {
      title: 'A list with mistakes',
      about: 'Not found, same name, twice, ids cut by Excel: each row is explained',
    },
  },
} as const satisfies Record<Language, unknown>;
