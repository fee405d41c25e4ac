/** A handover in a plain sentence: 把张三的职位都交接给李四, `hand over everything of Ann to Bob`. */
import type { OperationCommand } from '../core/command.ts';
import { isDeclined } from './declined.ts';
import type { Vocabulary } from './head.ts';
import type { People } from './mentions.ts';
import { readOperation } from './read-operation.ts';
import { inItsWords, quoted } from './spoken.ts';

const GIVE = '(?:交接|移交|转交|交)(?:给)';
const WORK = '(?:的?(?:所有|全部)?的?(?:在招)?(?:职位|工作|岗位|招聘工作|职责)(?:和需求)?)?';
const POLITE = '(?:请|麻烦|帮我|帮忙)?\\s*';
const LEFT = '(?:(?:已经|马上|快)?(?:要)?(?:离职|调岗|转岗|休假|休产假|走))了?';
const HIS = '(?:(?:他|她|ta|TA)的?|名下的?|手上的?)?';
const THEIRS = '(?:所有|全部)?的?(?:在招)?的?(?:职位|工作|岗位|招聘工作|职责)(?:都|全部|全都|统统)?';
const HAND = '(?:交给|转给|移交给|转交给|交接给|交由)';
const sentences = [
  // 张伟离职了，他的职位交给陈静; 张伟的工作由陈静接手.
  new RegExp(`^${POLITE}(?<from>[^，,。\\s]+?)${LEFT}[，,。\\s]*(?:把|将)?${HIS}${THEIRS}${HAND}\\s*(?<to>.+?)$`),
  new RegExp(
    `^${POLITE}(?<from>[^，,。\\s]+?)${LEFT}[，,。\\s]*${HIS}${THEIRS}(?:由|让)\\s*(?<to>.+?)\\s*(?:接手|接管|负责|跟进)$`,
  ),
  new RegExp(`^${POLITE}(?:把|将)?(?<from>[^，,。]+?)\\s*的${THEIRS}${HAND}\\s*(?<to>.+?)$`),
  new RegExp(`^${POLITE}(?<from>[^，,。]+?)\\s*的${THEIRS}(?:由|让)\\s*(?<to>.+?)\\s*(?:接手|接管|负责|跟进)$`),
  new RegExp(`^${POLITE}(?:让|由)?\\s*(?<to>[^，,。]+?)\\s*(?:接手|接管)\\s*(?<from>[^，,。]+?)\\s*的${THEIRS}$`),
  new RegExp(`^${POLITE}(?:把|将)\\s*(?<from>.+?)\\s*${WORK}\\s*(?:都|全部|全都|统统)?\\s*${GIVE}\\s*(?<to>.+?)$`),
  /^(?:please )?hand over (?:everything|all jobs|all work|the jobs|the work) of (?<from>.+?) to (?<to>.+?)$/i,
  /^(?:please )?hand (?:over )?(?<from>.+?)['’]s (?:jobs|work) (?:over )?to (?<to>.+?)$/i,
];
const ENDING = /[\s。.!！~～]*$/;

/** Null where it is none: nothing that names two people and no giving. */
export function handoverIn(text: string, { handover, own }: Vocabulary, people: People): OperationCommand | null {
  const said = text.trim().replace(ENDING, '');
  if (!handover || isDeclined(said)) return null;
  for (const sentence of sentences) {
    const { from, to } = sentence.exec(said)?.groups ?? {};
    if (!from || !to) continue;
    const source = ` ${quoted(from.trim())} --to ${quoted(to.trim())}`;
    const read = readOperation(handover, { text, source, people, own });
    if (read.ok) return { ...read.value, understood: inItsWords(handover, read.value, { people, own }) };
  }
  return null;
}
