/** One command in full: how it is written, every flag with what it takes, and examples about the reader's own things. */
import { type Report, reports, usageOfReport } from '../../command/reports.ts';
import { commandWords } from '../../command/suggest.ts';
import type { MenuLine } from '../../core/ask.ts';
import type { Field } from '../../core/field.ts';
import type { Look } from '../../core/look.ts';
import { nearest } from '../../core/names.ts';
import type { Handing, Spoken } from '../../core/spoken.ts';
import { same, type Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import { aside, blank, type Menu, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { examplesOf } from '../report/examples.ts';
import { mayPropose } from '../rights/requirement.ts';

interface Topic {
  readonly words: readonly string[];
  readonly menu: () => Promise<Menu>;
}

/** The command that comes closest to what was asked about; null where none is close. */
export async function topicFor(deps: Deps, source: Source, wanted: string): Promise<Menu | null> {
  const topics: Topic[] = [
    ...deps.operations.map((each) => topicOf(each, () => ofOperation(deps, source, { spoken: each, writes: [each] }))),
    topicOf(deps.handover, () => ofOperation(deps, source, { spoken: deps.handover, writes: alwaysOf(deps.handover) })),
    ...deps.looks.map((each) => ({ words: commandWords(each), menu: async () => ofLook(each) })),
    ...reports.map((each) => ({ words: each.words, menu: async () => ofReport(each) })),
  ];
  const known = topics.flatMap(({ words }) => words.map((word) => word.slice(1)));
  const [closest] = nearest(wanted, known, 1);
  const topic = topics.find(({ words }) => words.includes(`/${closest}`));
  return topic ? topic.menu() : null;
}

const topicOf = (spoken: Spoken, menu: Topic['menu']): Topic => ({ words: commandWords(spoken), menu });

/** What it writes whatever is asked for. */
const alwaysOf = ({ parts }: Handing) => parts.filter(({ handover }) => !handover?.also);

interface Written {
  readonly spoken: Spoken;
  /** All of which the reader must be allowed to propose. */
  readonly writes: readonly Pick<Spoken, 'name'>[];
}

const usage = ({ zh, en }: Text): MenuLine => said({ zh: `写法：${zh}`, en: `Usage: ${en}` });
const example = ({ zh, en }: Text): MenuLine => aside({ zh: `例：${zh}`, en: `Example: ${en}` });

const ofReport = (report: Report): Menu => ({
  title: report.title,
  lines: [
    said(report.about),
    usage(usageOfReport(report)),
    said(same(report.words.join('   '))),
    example(report.example),
  ],
  offers: [],
});

function ofLook(look: Look): Menu {
  const [en = '', zh = ''] = commandWords(look);
  const { label, about, title, mine } = look;
  return {
    title,
    lines: [
      said(about),
      usage({ zh: `${zh} <${label.zh}>`, en: `${en} <${label.en.toLowerCase()}>` }),
      said(same(`${en}   ${zh}`)),
      example(look.example),
      ...(mine ? [example({ zh: `/${mine.zh}`, en: `/${mine.en.replaceAll(' ', '-')}` })] : []),
    ],
    offers: [],
  };
}

async function ofOperation(deps: Deps, source: Source, { spoken: operation, writes }: Written): Promise<Menu> {
  const { name, title, about, fields } = operation;
  const offered = [...fields].filter(([, field]) => field.offered);
  const asked = { requester: source.requester, chat_id: source.chatId };
  return {
    title,
    lines: [
      said(about),
      usage(usageOf(operation, offered.length > 0)),
      said(same(commandWords(operation).join('   '))),
      ...(await examplesOf(deps, source, operation)).map(example),
      ...offered.map(([flag, field]) => said(flagLine(flag, field))),
      ...(offered.length > 0 ? [aside(lists)] : []),
      aside(common),
    ],
    offers: mayPropose(
      deps,
      asked,
      writes.map((each) => each.name),
    )
      ? [{ title: openIt, command: blank(name), form: true }]
      : [],
  };
}

function usageOf({ targets, noun, verb }: Spoken, withFlags: boolean): Text {
  const whom = (language: 'zh' | 'en') =>
    targets.map(({ label, many }) => `<${label[language].toLowerCase()}>${many ? '…' : ''}`).join(' ');
  return {
    zh: `${`/${noun.zh} ${verb.zh}`.trim()} ${whom('zh')}${withFlags ? ' 字段 值 …' : ''}`,
    en: `${`/${noun.en} ${verb.en}`.trim()} ${whom('en')}${withFlags ? ' --flag value …' : ''}`,
  };
}

/** `--recruiter  招聘负责人 · 负责人：@同事…` */
function flagLine(flag: string, { label, names, typed, many }: Field): Text {
  const { says = same(typed.written.join(' ')) } = typed;
  const called = [label.zh, ...names].join(' · ');
  const several = many ? { zh: '，可多个', en: '; several' } : same('');
  return {
    zh: `--${flag}  ${called}：${says.zh}${several.zh}`,
    en: `--${flag}  ${label.en}: ${says.en}${several.en}`,
  };
}

const lists: Text = {
  zh: '可多个的还可用 --add-…（增加）、--remove-…（移除）；--clear 字段（清空）。',
  en: 'What takes several also takes --add-… and --remove-…; --clear <field> empties.',
};
const common: Text = {
  zh: '--note 原因；--dry-run 只看不做。',
  en: '--note gives the reason; --dry-run only shows.',
};
const openIt: Text = { zh: '打开表单', en: 'Open the form' };
