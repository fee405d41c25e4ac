/** A handover in a plain sentence: 把张三的职位都交接给李四, `hand over everything of Ann to Bob`. */
import type { OperationCommand } from '../core/command.ts';
import type { Handing } from '../core/spoken.ts';
import { isDeclined } from './declined.ts';
import type { Vocabulary } from './head.ts';
import { type People, withNames } from './mentions.ts';
import { readOperation } from './read-operation.ts';
import { reasonIn } from './reason.ts';
import { spared } from './spared.ts';
import { inItsWords, quoted } from './spoken.ts';

const GIVE = '(?:交接|移交|转交|交)(?:给)';
const WORK = '(?:的?(?:所有|全部)?的?(?:在招)?(?:职位|工作|岗位|招聘工作|职责)(?:和需求)?)?';
const WHEN =
  '(?:已经|马上|快|即将|最近|刚刚?|今天|明天|后天|月底|年底|[本这下]个?[周月年][一二三四五六日天初底]?|\\d{1,2}月(?:\\d{1,2}[日号]|初|底)?)?';
const LEFT = `\\s*(?:${WHEN}(?:就|将|会)?要?(?:离职|离开|调岗|转岗|休假|休产假|走))了?`;
const LEAVES =
  '(?:is leaving|has left|left|leaves|quit|resigned|is on leave)(?: (?:today|tomorrow|soon|(?:next|this) \\w+|(?:on|in) [\\w ]+?))?';
const HIS = '(?:(?:他|她|ta|TA)的?|名下的?|手上的?)?';
const THEIRS = '(?:所有|全部)?的?(?:在招)?的?(?:职位|工作|岗位|招聘工作|职责)(?:都|全部|全都|统统)?';
const HAND = '(?:交给|转给|移交给|转交给|交接给|交由)';
const TO_YOU = '(?:交接给|移交给|转交给|交给|转给|由)';
const sentences = [
  // 陈静离职了，交接给林晓; 陈静休产假，由林晓接手.
  new RegExp(
    `^(?<from>[^，,。\\s]+?)${LEFT}[，,。\\s]*(?:请|都|全部)?${TO_YOU}\\s*(?<to>.+?)(?:接手|接替|接管|负责|跟进)?$`,
  ),
  // 张伟离职了，他的职位交给陈静; 张伟的工作由陈静接手.
  new RegExp(`^(?<from>[^，,。\\s]+?)${LEFT}[，,。\\s]*(?:把|将)?${HIS}${THEIRS}${HAND}\\s*(?<to>.+?)$`),
  new RegExp(
    `^(?<from>[^，,。\\s]+?)${LEFT}[，,。\\s]*${HIS}${THEIRS}(?:由|让)\\s*(?<to>.+?)\\s*(?:接手|接管|负责|跟进)$`,
  ),
  new RegExp(`^(?:把|将)?(?<from>[^，,。]+?)\\s*的${THEIRS}${HAND}\\s*(?<to>.+?)$`),
  new RegExp(`^(?<from>[^，,。]+?)\\s*的${THEIRS}(?:由|让)\\s*(?<to>.+?)\\s*(?:接手|接管|负责|跟进)$`),
  new RegExp(`^(?:让|由)?\\s*(?<to>[^，,。]+?)\\s*(?:接手|接管)\\s*(?<from>[^，,。]+?)\\s*的${THEIRS}$`),
  new RegExp(`^(?:把|将)\\s*(?<from>.+?)\\s*${WORK}\\s*(?:都|全部|全都|统统)?\\s*${GIVE}\\s*(?<to>.+?)$`),
  // 交接 @张伟 给 @陈静: the command without its slash.
  /^(?:交接|移交)\s*(?<from>[^，,。给]+?)\s*给\s*(?<to>.+?)$/,
  /^hand over (?:everything|all jobs|all work|the jobs|the work) of (?<from>.+?) to (?<to>.+?)$/i,
  new RegExp(
    `^(?<from>[^,.;]+?) ${LEAVES}[,.; ]+(?:hand (?:everything |it |over |all )*(?:over )?to|give everything to) (?<to>.+?)$`,
    'i',
  ),
  new RegExp(
    `^(?<from>[^,.;]+?) ${LEAVES}(?:[,.;]+ *(?:and )?| and )(?<to>.+?) (?:takes over|will take over|follows)$`,
    'i',
  ),
  /^hand (?:over )?(?<from>.+?)['’]s (?:jobs|work) (?:over )?to (?<to>.+?)$/i,
];

/** None of these is said without one of them. */
const SAYS_SO =
  /交接|移交|转交|交给|转给|交由|接手|接管|接替|跟进|[由让].*负责|\b(?:hand|is leaving|has left|left|leaves|quit|resigned|is on leave)\b/i;

const CODE = '[A-Za-z]{1,6}[-_]?\\d[\\w-]*';
const SOME = new RegExp(`^(?<who>.+?)(?:的|['’]s)\\s*(?<codes>${CODE}(?:\\s*[、,，和]\\s*${CODE})*)$`);

/** 张伟的 J1002: of all that is somebody's only this. */
function partOf(from: string, { fields }: Handing): string {
  const { who, codes = '' } = SOME.exec(from)?.groups ?? {};
  const [flag] = [...fields].find(([, { offered, typed }]) => offered && typed.kind === 'job') ?? [];
  return who && flag ? `${quoted(who)} --${flag} ${codes.replaceAll('和', '、')}` : quoted(from);
}

/** Null where it is none: nothing that names two people and no giving. */
export function handoverIn(text: string, { handover, own }: Vocabulary, people: People): OperationCommand | null {
  if (!SAYS_SO.test(text)) return null;
  const whole = spared(text);
  const { change, why } = reasonIn(whole);
  const said = change || whole;
  if (!handover || isDeclined(said)) return null;
  for (const sentence of sentences) {
    const { from, to } = sentence.exec(said)?.groups ?? {};
    if (!from || !to) continue;
    const source = ` ${partOf(from.trim(), handover)} --to ${quoted(to.trim())}`;
    const read = readOperation(handover, { text, source, people, own });
    if (!read.ok) continue;
    const command = { ...read.value, note: withNames(why, people) };
    return { ...command, understood: inItsWords(handover, command, { people, own }) };
  }
  return null;
}
