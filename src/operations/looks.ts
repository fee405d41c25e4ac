/** The commands that only read. A written list, like that of the operations. */
import { type Look, MOST_LISTED } from '../core/look.ts';
import type { TargetSpec } from '../core/target.ts';
import { chinese, type Text } from '../core/text.ts';
import {
  job,
  jobTarget,
  pool,
  poolTarget,
  prehire,
  prehireTarget,
  requirement,
  requirementTarget,
  talent,
  talentTarget,
} from './nouns.ts';

interface Noun {
  readonly noun: Look['noun'];
  readonly target: TargetSpec;
  readonly by: Text;
  readonly mine?: Text;
}

const FIND = { en: 'find', zh: '查找' };

const find = ({ noun, target: { kind: entity, label }, by, mine }: Noun, word: string, verb = FIND): Look => ({
  name: `${noun.en}.${verb.en}`,
  noun,
  verb,
  kind: 'find',
  entity,
  label,
  title:
    verb === FIND
      ? { zh: chinese`查找${label.zh}`, en: `Find: ${label.en}` }
      : { zh: `${label.zh}${verb.zh}`, en: `List: ${label.en}` },
  about: {
    zh: `按${by.zh}查找，最多列出 ${MOST_LISTED} 个。`,
    en: `Looks for ${by.en}; lists ${MOST_LISTED} at most.`,
  },
  example: { zh: `/${noun.zh} ${verb.zh} ${word}`.trim(), en: `/${noun.en} ${verb.en} ${word}`.trim() },
  ...(mine ? { mine } : {}),
});

const show = ({ noun, target: { kind: entity, label } }: Noun, word: string): Look => ({
  name: `${noun.en}.show`,
  noun,
  verb: { en: 'show', zh: '查看' },
  kind: 'show',
  entity,
  label,
  title: { zh: chinese`查看${label.zh}`, en: `Show: ${label.en}` },
  about: { zh: '显示飞书里现在的值，并可打开修改表单。', en: 'Shows what Feishu holds now and opens the forms.' },
  example: { zh: `/${noun.zh} 查看 ${word}`, en: `/${noun.en} show ${word}` },
});

const jobs: Noun = {
  noun: job,
  target: jobTarget,
  by: { zh: '编码、名称、城市、部门或招聘负责人', en: 'code, title, city, department or --recruiter' },
  mine: { zh: '我的职位', en: 'my jobs' },
};
const requirements: Noun = {
  noun: requirement,
  target: requirementTarget,
  by: { zh: '编号、名称、部门或需求负责人', en: 'number, name, department or --recruiters' },
  mine: { zh: '我的需求', en: 'my requirements' },
};
const pools: Noun = {
  noun: pool,
  target: poolTarget,
  by: { zh: '名称', en: 'name' },
};
const talents: Noun = {
  noun: talent,
  target: talentTarget,
  by: { zh: '姓名、手机号、邮箱或公司', en: 'name, mobile, mail or company' },
};
const preHires: Noun = {
  noun: prehire,
  target: prehireTarget,
  by: { zh: '姓名或工号', en: 'name or worker number' },
};

export const looks: readonly Look[] = [
  find(jobs, '前端'),
  show(jobs, 'J1001'),
  find(requirements, 'R00407'),
  show(requirements, 'R00407'),
  find(pools, '', { en: 'list', zh: '列表' }),
  show(pools, '校招储备'),
  find(talents, '王思远'),
  find(preHires, '王思远'),
  show(preHires, '24001'),
];
