/** `docs/operations.md`, made from the records: commands, flags, choices, calls and errors, in both languages. */
import type { Advice } from '../core/advice.ts';
import type { Api } from '../core/api.ts';
import type { Field } from '../core/field.ts';
import type { Look } from '../core/look.ts';
import type { Operation } from '../core/operation.ts';
import type { Handing } from '../core/spoken.ts';
import { handoverOver } from '../operations/handover.ts';

export interface Documented {
  readonly operations: readonly Operation[];
  readonly looks: readonly Look[];
  readonly common: readonly Advice[];
}

export function operationsDoc({ operations, looks, common }: Documented): string {
  const parts = [
    '# 命令 / Commands',
    '由 `npm run docs` 从操作记录生成，请勿手改。 Made from the operation records by `npm run docs`; do not edit by hand.',
    ...operations.map(operationPart),
    ...handoverPart(handoverOver(operations)),
    lookPart(looks),
    '## 每个调用都可能遇到的错误 / Errors that any call can meet',
    errorTable(common),
  ];
  return `${parts.join('\n\n')}\n`;
}

function operationPart(operation: Operation): string {
  const { name, noun, verb, title, about, example, targets, fields, write, read, advice, batchSize } = operation;
  const words = [`/${noun.en} ${verb.en}`, `/${noun.zh} ${verb.zh}`];
  const targetList = targets.map(
    (target) => `\`<${target.name}>\` ${target.label.zh} / ${target.label.en}${limit(target)}`,
  );
  const offered = [...fields].filter(([, field]) => field.offered);
  return [
    `## ${title.zh} / ${title.en}`,
    `\`${name}\` · ${words.map((each) => `\`${each}\``).join(' · ')}`,
    `${about.zh} ${about.en}`,
    `\`\`\`\n${example.zh}\n${example.en}\n\`\`\``,
    `对象 / Targets: ${targetList.join('，')}`,
    ...(offered.length > 0 ? [fieldTable(offered)] : []),
    calls({ write, read, batchSize }),
    errorTable(advice),
  ].join('\n\n');
}

/** Nothing where no operation holds a part of somebody's work. */
function handoverPart({ title, about, example, fields, parts }: Handing): string[] {
  if (parts.length === 0) return [];
  const offered = [...fields].filter(([, field]) => field.offered);
  const rows = parts.map(({ name, fields: own, handover }) => {
    const labels = handover?.flags.map((flag) => own.get(flag)?.label.zh ?? flag).join('、') ?? '';
    const also = handover?.also ? `\`--also ${handover.also.en}\` · 还交接 ${handover.also.zh}` : '–';
    return `| \`${name}\` | ${labels} | ${also} |`;
  });
  const lines = [
    `## ${title.zh} / ${title.en}`,
    '`/handover <from> --to <person>` · `/交接 <交接人> 给 <接手人>`',
    `${about.zh} ${about.en}`,
    `\`\`\`\n${example.zh}\n${example.en}\n\`\`\``,
    fieldTable(offered),
    ['| 操作 operation | 交接的角色 roles | 写法 asked by |', '| --- | --- | --- |', ...rows].join('\n'),
  ];
  return [lines.join('\n\n')];
}

const limit = ({ many, max }: { many: boolean; max: number }): string => (many ? `（≤ ${max}）` : '');

function fieldTable(fields: readonly (readonly [string, Field])[]): string {
  const rows = fields.map(([flag, field]) => {
    const also = [
      ...(field.many ? ['`--add-…` `--remove-…`'] : []),
      ...(field.emptiable && !field.instruction ? ['`--clear`'] : []),
    ];
    return `| \`--${flag}\` | ${[field.label.zh, ...field.names].join(' · ')} | ${field.label.en} | ${field.typed.written.join('<br>')} | ${also.join(' ')} |`;
  });
  return ['| 参数 flag | 含义 | meaning | 值 value | 另有 also |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

const calls = ({ write, read, batchSize }: Pick<Operation, 'write' | 'read' | 'batchSize'>): string =>
  [
    `- 写 / writes: ${callWords(write)}${batchSize > 1 ? ` · ${batchSize} targets a call` : ''}`,
    `- 读 / reads: ${callWords(read)}`,
  ].join('\n');

const callWords = ({ method, path, windows, scopes }: Api): string =>
  `\`${method} ${path}\` · ${windows.map(({ limit: most, seconds }) => `${most}/${seconds} s`).join(' & ')} · ${scopes.map((scope) => `\`${scope}\``).join(' | ')}`;

function lookPart(looks: readonly Look[]): string {
  const rows = looks.map(
    ({ noun, verb, about, example }) =>
      `| \`/${noun.en} ${verb.en}\` | \`/${noun.zh} ${verb.zh}\` | ${about.zh} ${about.en} | \`${example.zh}\` |`,
  );
  return [
    '## 只读的命令 / Commands that only read',
    ['| command | 命令 | | 例 |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

const retries: Readonly<Record<Advice['retry'], string>> = {
  never: '–',
  backoff: '自动重试 by itself',
  after_fix: '改后重发 after a fix',
  after_admin: '管理员处理后 after the administrator',
  refresh_token: '自动换凭证 new token',
};

function errorTable(advice: readonly Advice[]): string {
  const rows = advice.map(
    ({ code, zh, en, causeZh = '', causeEn = '', fixZh, fixEn, retry }) =>
      `| ${code} | ${zh} ${en} | ${causeZh} ${causeEn} | ${fixZh} ${fixEn} | ${retries[retry]} |`,
  );
  const head = '| 错误 code | 含义 meaning | 常见原因 cause | 怎么办 what to do | 重试 retry |';
  return [head, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
