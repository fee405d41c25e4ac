/** Custom fields of requirements, one of every kind. */
import { dayMs, recordId } from './rule.ts';

export interface CustomField {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly type: number;
  /** The template wants it filled. */
  readonly required: boolean;
  readonly options: readonly { readonly key: string; readonly zh: string; readonly en: string }[];
}

const skills = [
  { key: '1', zh: 'Go', en: 'Go' },
  { key: '2', zh: '英语', en: 'English' },
  { key: '3', zh: 'Kubernetes', en: 'Kubernetes' },
];
const urgencies = [
  { key: '1', zh: '普通', en: 'Normal' },
  { key: '2', zh: '加急', en: 'Urgent' },
];

const field = (
  type: number,
  [zh, en]: readonly [string, string],
  options: CustomField['options'] = [],
): CustomField => ({
  id: recordId('7101', type),
  zh,
  en,
  type,
  required: type === 1,
  options,
});

export const customFields: readonly CustomField[] = [
  field(1, ['项目代号', 'Project code']),
  field(2, ['补充说明', 'Details']),
  field(3, ['紧急程度', 'Urgency'], urgencies),
  field(4, ['技能标签', 'Skills'], skills),
  field(5, ['面谈日期', 'Briefing date']),
  field(6, ['预算月份', 'Budget month']),
  field(7, ['预算年份', 'Budget year']),
  field(8, ['招聘周期', 'Hiring period']),
  field(9, ['预算人数', 'Budgeted heads']),
];

/** In the encoding of the write (`customized_data_list`). */
export const customValue = (type: number, index: number): string => {
  switch (type) {
    case 1:
      return `P-${100 + index}`;
    case 2:
      return `团队扩张，第 ${index} 批；需要能独立负责模块的同学。`;
    case 3:
      return index % 2 === 0 ? '1' : '2';
    case 4:
      return JSON.stringify(index % 2 === 0 ? ['1', '2'] : ['3']);
    case 8:
      return JSON.stringify([String(dayMs(index)), String(dayMs(index + 90))]);
    case 9:
      return String(3 + (index % 5));
    default:
      return String(dayMs(index));
  }
};
