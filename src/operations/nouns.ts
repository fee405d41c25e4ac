/** Nouns that several operations share, and the targets they stand for. */
import type { EntityKind } from '../core/entity.ts';
import type { TargetColumn, TargetSpec } from '../core/target.ts';
import type { Text } from '../core/text.ts';
import type { Noun } from '../core/words.ts';

export const job: Noun = { en: 'job', zh: '职位', also: ['岗位', 'position', 'opening', 'role'] };
export const requirement: Noun = { en: 'jr', zh: '需求', also: ['招聘需求', '编制', '名额', 'requirement', 'hc'] };
export const pool: Noun = { en: 'pool', zh: '人才库', also: ['储备', '库里'] };
export const prehire: Noun = {
  en: 'prehire',
  zh: '待入职',
  also: ['入职', '报到', '新人', 'pre-hire', 'new hire', 'starter', 'joiner', 'starting', 'joining'],
};
export const talent: Noun = { en: 'talent', zh: '人才', also: ['候选人', '简历', 'candidate', 'resume'] };

/** Largest bulk of one proposal (`interface.md` section 6). */
const MAX_TARGETS = 200;
const MAX_TALENTS = 2000;

/** The same by a file (section 9). */
const MAX_ROWS = 2000;
const MAX_TALENT_ROWS = 5000;

const bulk = (kind: EntityKind, label: Text, columns: readonly TargetColumn[]): TargetSpec => ({
  name: kind,
  kind,
  label,
  many: true,
  max: MAX_TARGETS,
  maxInFile: MAX_ROWS,
  columns,
});

/** With these Feishu says that there is no such job. */
export const jobMissing: readonly number[] = [1002601];

type Shows = TargetColumn['shows'];
const column = (shows: Shows, [zh, en]: readonly [string, string], names: readonly string[] = []): TargetColumn => ({
  header: { zh, en },
  names,
  shows,
});
const shared = (label: readonly [string, string], names: readonly string[] = []): TargetColumn => ({
  ...column('name', label, names),
  shared: true,
});
const id = (zh: string, en: string): TargetColumn => column('id', [`${zh} ID`, `${en} id`], ['ID']);
const code = (label: readonly [string, string], names: readonly string[]): TargetColumn => column('code', label, names);
const contact = (label: readonly [string, string], names: readonly string[]): TargetColumn =>
  column('nothing', label, names);

/** Each has a code or number that people know it by. */
const coded = (...of: Parameters<typeof bulk>): TargetSpec => ({ ...bulk(...of), coded: true });

export const jobTarget = coded('job', { zh: '职位', en: 'Job' }, [
  id('职位', 'Job'),
  code(['职位编码', 'Job code'], ['编码', '职位编号', 'code', '职位代码']),
  shared(['职位', 'Job'], ['职位名称', '职位名', 'title', 'job title', 'job name']),
]);
export const requirementTarget = coded('requirement', { zh: '招聘需求', en: 'Requirement' }, [
  id('招聘需求', 'Requirement'),
  code(['需求编号', 'Requirement number'], ['编号', '编码', '需求编码', 'code', 'number', '招聘需求编号']),
  shared(['招聘需求', 'Requirement'], ['需求', 'jr']),
]);
export const prehireTarget = coded('prehire', { zh: '待入职人员', en: 'Pre-hire' }, [
  id('待入职', 'Pre-hire'),
  code(['工号', 'Worker number'], ['员工编号', '编号', 'worker id', 'employee number']),
  shared(['姓名', 'Name'], ['待入职人员', '待入职', '名字', 'pre-hire', 'prehire']),
]);
export const talentTarget: TargetSpec = {
  ...bulk('talent', { zh: '人才', en: 'Talent' }, [
    id('人才', 'Talent'),
    contact(['手机', 'Mobile'], ['手机号', '手机号码', '电话', '联系电话', 'phone', 'mobile number', 'tel']),
    contact(['邮箱', 'Mail'], ['电子邮箱', '邮件', 'email', 'e-mail', 'mail address']),
    shared(['姓名', 'Name'], ['人才', '候选人', '名字', 'talent', 'candidate']),
  ]),
  max: MAX_TALENTS,
  maxInFile: MAX_TALENT_ROWS,
};
export const poolTarget: TargetSpec = {
  ...bulk('pool', { zh: '人才库', en: 'Talent pool' }, [
    column('name', ['人才库', 'Talent pool'], ['人才库名称', 'pool', '人才库 ID']),
  ]),
  many: false,
  max: 1,
};
