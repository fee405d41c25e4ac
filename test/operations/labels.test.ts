/** One name for a field: what stands on cards is what people type, and what the page of the sandbox shows. */
import { expect, test } from 'vitest';
import { operations } from '../../src/operations/index.ts';
import { jobConfigFields } from '../../src/sandbox/records/job-config-fields.ts';
import { jobFields } from '../../src/sandbox/records/job-fields.ts';
import { requirementFields } from '../../src/sandbox/records/requirement-fields.ts';

/** Spaces and what stands in brackets are left out of a label. */
const bare = (label: string): string => label.replace(/（.*）|\s/g, '');

const labels: Readonly<Record<string, string>> = {
  'job.managers': '招聘负责人 招聘协助人 用人经理',
  'job.config':
    '面试评价表 面试轮次评价表 Offer申请表 Offer审批流程 招聘需求 建议面试官 建议评估人 关联职位 面试官安排面试 面试类型 视频面试工具 候选人时区 ' +
    '面试联系人 联系人电话 联系人邮箱 面试地点 抄送人 备注 面试通知模板 预约通知模板 取消面试通知模板 面试登记表 入职登记表 官网申请表',
  'jr.update':
    '需求名称 需求状态 需求人数 招聘优先级 开始日期 预计完成日期 需求类型 招聘类型 需求描述 需求负责人 用人经理 直属上级 需求部门 工作地点 ' +
    '人员类型 职位性质 最低职级 最高职级 月薪下限 月薪上限 学历要求 职位序列 职位类别 关联职位 自定义字段 职务 岗位 同时改关联职位',
  'prehire.update': '入职日期 入职状态 工号 雇佣类型 人员类型 成本中心分摊 自定义字段 招聘投递 个人信息',
};

test.each(Object.entries(labels))('%s', (name, expected) => {
  const operation = operations.find((each) => each.name === name);
  const offered = [...(operation?.fields.values() ?? [])].filter((field) => field.offered);
  expect(offered.map(({ label }) => bare(label.zh)).sort()).toEqual(expected.split(' ').sort());
});

test.each([
  ['job.managers', jobFields, 3],
  ['job.config', jobConfigFields, 9],
  ['jr.update', requirementFields, 15],
] as const)('the page of the sandbox calls the fields of %s so too', (name, fields, atLeast) => {
  const known = new Set(labels[name]?.split(' '));
  expect(fields.filter(({ zh }) => known.has(bare(zh))).length).toBeGreaterThanOrEqual(atLeast);
});
