/** The guided first minute: three commands that show what the bot is for. */
import type { PageState } from '../page-server/page-state.ts';
import type { Language } from './card/context.ts';

export interface Suggestion {
  readonly title: string;
  readonly about: string;
  readonly command: string;
}

const MANY = 120;

interface Words {
  readonly job: string;
  readonly lead: string;
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
    pool: word('pool', 0),
    talents: talents.join(' '),
    requirement: word('requirement', 6),
  };
  return language === 'zh' ? chinese(words) : english(words);
}

const chinese = ({ job, lead, pool, talents, requirement }: Words): Suggestion[] => [
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
];

const english = ({ job, lead, pool, talents, requirement }: Words): Suggestion[] => [
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
];
