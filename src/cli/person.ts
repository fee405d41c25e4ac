/** `npm run person -- export|erase <open_id>`: what is kept of one person, for who asks for it, and its erasure. */
import { isOpenId } from '../core/ids.ts';
import { erasePerson, keptOf, underWayOf } from '../store/personal.ts';
import type { Db } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { openedHere } from './database.ts';
import { end, endWithItsReader, notUnderstood, typedFor } from './terminal.ts';

const out = (text: string): void => void process.stdout.write(text);

const USAGE = `npm run person -- export | erase [--yes] <open_id>

  export    把数据库里关于此人的内容写到标准输出（JSON） / writes what the database holds of this person, as JSON
  erase     删除姓名、文字、文件和已结束的提案内容，先列出来，加 --yes 才执行；审计记录只留 ID，仍可验证
            erases names, texts, files and what ended proposals say; lists them first, --yes carries it out; the audit
            trail keeps ids and stays provable

已发到聊天里的卡片由飞书保存，需要在飞书里处理。 / Cards that were sent to chats are kept by Feishu, and are to be dealt with there.
数据库由 DATABASE_URL 指明。 / DATABASE_URL names the database.
退出码 / exit codes: 0 done, 1 something of this person is still under way or the database does not open, 2 not understood, 78 bad settings
`;

endWithItsReader();
const typed = typedFor(USAGE, {}, ['yes']);
const [verb = '', person = '', ...more] = typed.words;
if (!['export', 'erase'].includes(verb) || !isOpenId(person) || more.length > 0) notUnderstood('', USAGE);

async function erase(db: Db): Promise<void> {
  const underWay = (await underWayOf(db, person)).map((number) => `#${number}`).join('、');
  if (underWay !== '')
    return end(`还没有结束，请先处理：${underWay} / not over yet, please end these first: ${underWay}`, 1);
  const { proposals, namedIn, questions, files, decisions, directory } = await keptOf(db, person);
  const counts = `${proposals.length} 项提案、${namedIn.length} 处姓名、${questions.length} 个问题、${files.length} 个文件`;
  const english = `${proposals.length} proposals, ${namedIn.length} names, ${questions.length} questions, ${files.length} files`;
  const rest = `${decisions.length} decisions${directory ? ', directory' : ''}`;
  if (!typed.on('yes')) return out(`将删除 / would erase: ${counts} / ${english}, ${rest}. --yes\n`);
  await transact(db, (trx) => erasePerson(trx, person, Date.now()));
  out(`已删除 / erased: ${counts} / ${english}, ${rest}\n`);
}

const db = await openedHere(process.env);
if (verb === 'export') out(`${JSON.stringify(await keptOf(db, person), null, 2)}\n`);
else await erase(db);
await db.destroy();
