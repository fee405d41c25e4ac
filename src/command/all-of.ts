/** 所有电商的需求: all that fit something are no target of a sentence; the commands that take a filter are offered. */
import type { Command, OperationCommand } from '../core/command.ts';
import type { Look } from '../core/look.ts';
import type { Operation } from '../core/operation.ts';
import type { Refusal } from '../core/outcome.ts';
import { oneOf } from './field-names.ts';
import type { Vocabulary } from './head.ts';
import { reportNamed } from './reports.ts';
import { commandWords } from './suggest.ts';

const EVERY = '(?:所有|全部|全体|每一?[个条份位名]|(?:all(?: of)?(?: the| my)?|every|each)(?= |$))';
const ANY = /所有|全[部体]|每|\b(?:all|every|each)\b/i;
const LED = new RegExp(`^${EVERY}\\s*的?(?<about>.*)$`, 'i');
/** 张伟的所有职位: whose they are. */
const OWNED = /^(?<whose>.{1,20}?)的?(?:所有|全部|全体)的?(?<about>.*)$/;

interface AllOf {
  readonly whose: string;
  readonly about: string;
}

function allIn(word: string): AllOf | null {
  const { whose = '', about } = (LED.exec(word) ?? OWNED.exec(word))?.groups ?? {};
  return about === undefined ? null : { whose, about };
}

/** What is meant by all of something; null where each is named. */
export function allOf(command: Command | OperationCommand, { operations, looks }: Vocabulary): Refusal | null {
  if (command.kind !== 'operation') return null;
  const operation = operations.find(({ name }) => name === command.operation);
  const target = operation?.targets.find(({ name }) => name === operation.bulk);
  const words = target ? (command.targets[target.name] ?? []) : [];
  for (const word of words) {
    const all = word.includes('\t') || !ANY.test(word) ? null : allIn(word);
    const look = all && looks.find(({ kind, entity }) => kind === 'find' && entity === target?.kind);
    if (all && operation && look) return notOneByOne(word, all, { operation, look });
  }
  return null;
}

function notOneByOne(word: string, { whose, about }: AllOf, { operation, look }: Known): Refusal {
  const filter = filterIn(about, operation);
  const [role] = [...operation.fields.values()].filter(({ people, offered }) => people && offered);
  const [, find = ''] = commandWords(look);
  const [, write = ''] = commandWords(operation);
  const [, exports = ''] = reportNamed('export').words;
  const by = whose && role ? [`--${role.label.zh} ${whose}`, `--person ${whose}`] : [whose, whose];
  const say = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
  return {
    code: 'all-of',
    text: {
      zh: `「${word.slice(0, 40)}」是一批，一句话里要逐个写明，什么都没有提交。`,
      en: `"${word.slice(0, 40)}" is many at once; a sentence names each. Nothing was proposed.`,
    },
    hint: {
      zh: '可以先查出来再写编号，或导出成表格，改好发回来。',
      en: 'Find them and name their codes, or export them as a sheet, edit it and send it back.',
    },
    nearest: [
      say(find, by[0] ?? '', filter),
      ...(operation.moves ? [] : [say(exports, write.slice(1), by[1] ?? '', filter)]),
    ],
  };
}

interface Known {
  readonly operation: Operation;
  readonly look: Look;
}

/** 上海的前端职位 → 上海 前端, jobs in Shanghai → Shanghai. */
function filterIn(about: string, { noun, targets }: Operation): string {
  const nouns = [noun.zh, noun.en, ...(noun.also ?? []), ...targets.flatMap(({ label: { zh, en } }) => [zh, en])];
  const named = oneOf(nouns);
  return about
    .replace(new RegExp(`(?:${named})s?(?=$|\\s)`, 'gi'), ' ')
    .replace(/的|都$|(?<=^|\s)(?:in|of|for|at|from|the)(?=\s)/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
