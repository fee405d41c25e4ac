/** Commands about proposals and oneself, beside those that look into Hire. */
import { type ReportCommand, reportNames } from '../core/command.ts';
import { same, type Text } from '../core/text.ts';

export interface Report {
  readonly name: ReportCommand['report'];
  readonly words: readonly string[];
  /** What else people say who may mean it. */
  readonly also: readonly string[];
  /** What may follow. */
  readonly takes: Text;
  readonly title: Text;
  readonly about: Text;
  readonly example: Text;
}

const reportsByName: Readonly<Record<Report['name'], Omit<Report, 'name'>>> = {
  pending: {
    words: ['/pending', '/待办'],
    also: ['审批', '待确认', '等我', '没处理', 'approve', 'waiting'],
    takes: same(''),
    title: { zh: '我的待办', en: 'What waits' },
    about: {
      zh: '等我确认、等我批准的，和我提出还没结束的。',
      en: 'What waits for me to confirm or approve, and what I asked for.',
    },
    example: { zh: '/待办', en: '/pending' },
  },
  history: {
    words: ['/history', '/历史'],
    also: ['改动', '改过', '改了', '记录', 'changed', 'changes'],
    takes: { zh: '[对象|@同事|编号]', en: '[target|@person|number]' },
    title: { zh: '历史', en: 'History' },
    about: {
      zh: '谁在什么时候改了什么，可按对象、提出人或编号查。',
      en: 'Who changed what and when; by target, person or number.',
    },
    example: { zh: '/历史 前端工程师', en: '/history "Frontend engineer"' },
  },
  undo: {
    words: ['/undo', '/撤销'],
    also: ['取消', '撤回', '恢复', '还原', '改回', 'cancel', 'revert', 'take back'],
    takes: { zh: '<编号>', en: '<number>' },
    title: { zh: '撤销', en: 'Undo' },
    about: {
      zh: '把已生效的改动改回去；同样先预览、再确认。',
      en: 'Takes back what was applied; previewed and confirmed like any change.',
    },
    example: { zh: '/撤销 128', en: '/undo 128' },
  },
  stop: {
    words: ['/stop', '/停止'],
    also: ['中止', '终止', '停下', '暂停', 'abort'],
    takes: { zh: '<编号>', en: '<number>' },
    title: { zh: '停止执行', en: 'Stop' },
    about: {
      zh: '停下正在执行的批量改动：没有开始的取消，之后可以继续。',
      en: 'Stops a run: what has not begun is cancelled, and can go on later.',
    },
    example: { zh: '/停止 128', en: '/stop 128' },
  },
  pass: {
    words: ['/pass', '/转交'],
    also: ['代批', '请别人批'],
    takes: { zh: '<编号> <@同事>', en: '<number> <@person>' },
    title: { zh: '转交审批', en: 'Pass an approval on' },
    about: { zh: '请另一位审批人来决定等我批准的变更申请。', en: 'Asks another approver to decide what waits for me.' },
    example: { zh: '/转交 128 @同事', en: '/pass 128 @colleague' },
  },
  whoami: {
    words: ['/whoami', '/我的权限'],
    also: ['权限', '我能', '我可以', 'permission', 'allowed'],
    takes: same(''),
    title: { zh: '我的权限', en: 'Who am I' },
    about: { zh: '我能提出什么、谁来批准，和我的 ID。', en: 'What I may propose, who approves it, and my id.' },
    example: { zh: '/我的权限', en: '/whoami' },
  },
  template: {
    words: ['/template', '/模板'],
    also: ['空表', '表格', 'sheet'],
    takes: { zh: '<名词> <动词>', en: '<noun> <verb>' },
    title: { zh: '下载模板', en: 'Template' },
    about: {
      zh: '一张空的 Excel 表：填好发给我，一次预览、一次确认。',
      en: 'An empty Excel sheet: fill it in and send it to me for one preview and one decision.',
    },
    example: { zh: '/模板 职位 人员', en: '/template job managers' },
  },
  export: {
    words: ['/export', '/导出'],
    also: ['下载', 'download', 'excel'],
    takes: { zh: '<名词> <动词> [筛选] [--open]', en: '<noun> <verb> [filter] [--open]' },
    title: { zh: '导出', en: 'Export' },
    about: {
      zh: '把符合条件的导出成 Excel：按名称、部门、城市、人员、状态筛选，--open 只要开放的。改好发回给我，没动的行不会写入，别人改过的会提示。/导出 交接 @同事 得到交接的表格，逐行填接手人。',
      en: 'An Excel sheet of what fits a title, department, city, person or status; --open leaves out what is closed. Edit it and send it back: rows not touched write nothing, values moved meanwhile are shown. /export handover @colleague gives a handover, for a successor row by row.',
    },
    example: { zh: '/导出 职位 人员 上海 --open', en: '/export job managers Shanghai --open' },
  },
  doctor: {
    words: ['/doctor', '/自检'],
    also: ['故障', '坏了', '报错', '不工作', 'broken'],
    takes: same(''),
    title: { zh: '自检', en: 'Check-up' },
    about: {
      zh: '给管理员：设置、凭证、权限、数据范围、事件、数据库是否正常，问题该到哪里改。',
      en: 'For administrators: whether settings, credentials, scopes, data range, events and database are well, and where to mend.',
    },
    example: { zh: '/自检', en: '/doctor' },
  },
  report: {
    words: ['/report', '/报告'],
    also: ['结果', 'outcome'],
    takes: { zh: '<编号>', en: '<number>' },
    title: { zh: '结果报告', en: 'Report of a run' },
    about: {
      zh: '执行完的批量改动的 Excel 报告：每行一个对象，原值、新值、结果、原因、日志 ID。',
      en: 'An Excel file about a run: a row a target with old and new value, outcome, reason and log id.',
    },
    example: { zh: '/报告 128', en: '/report 128' },
  },
  stats: {
    words: ['/stats', '/统计'],
    also: ['报表', '数据', 'statistics'],
    takes: same(''),
    title: { zh: '统计', en: 'Statistics' },
    about: {
      zh: '最近 30 天：各操作各状态的数量、决定用时、常见错误。',
      en: 'The last 30 days: counts by operation and state, time to decision, frequent errors.',
    },
    example: { zh: '/统计', en: '/stats' },
  },
};

export const reportNamed = (name: Report['name']): Report => ({ name, ...reportsByName[name] });
export const reports: readonly Report[] = reportNames.map(reportNamed);

export const usageOfReport = ({ words: [en = '', zh = ''], takes }: Report): Text => ({
  zh: `${zh} ${takes.zh}`.trim(),
  en: `${en} ${takes.en}`.trim(),
});
