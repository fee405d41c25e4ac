/** Somebody leaves: who could see to their work is offered the handover. Nothing is written without them. */
import type { IncomingLeaving } from '../../core/incoming.ts';
import type { Operation } from '../../core/operation.ts';
import { Fault } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import { type Save, saidOnce } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { blank, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { heldBy } from '../read/held.ts';
import { readPresent } from '../read/present.ts';

/** One message a person and leave, however many states it goes through. */
export async function offerHandover(deps: Deps, { person, record }: IncomingLeaving): Promise<Save[]> {
  const { admins = [] } = deps.policy.current().policy ?? {};
  const { recruiters, jobs } = await recruitersBeside(deps, person);
  // Nobody who leaves hands over alone, and where there is nothing nobody is told.
  const told = [...new Set([...admins, ...recruiters])].filter((each) => each !== person);
  if (jobs === 0) return [];
  const { byId } = await deps.people.names([person]);
  const name = byId.get(person) ?? person;
  return told.map((to) => offerTo(deps, { to, person, record, lines: [leaves(name, jobs)] }));
}

interface Offered {
  readonly to: string;
  readonly person: string;
  readonly record: string;
  readonly lines: readonly Text[];
}

function offerTo(deps: Deps, { to, person, record, lines }: Offered): Save {
  const { name, title } = deps.handover;
  const command = { ...blank(name), targets: { from: [person] } };
  const ask = {
    kind: 'menu' as const,
    title,
    colour: 'blue' as const,
    pages: [lines.map(said)],
    page: 0,
    offers: [
      { title: start, command, form: false },
      { title: fileInstead, command: { ...command, asFile: true as const }, form: false },
    ],
  };
  const nowhere = { messageId: '', chatId: '', direct: true, requester: to, index: 0 };
  const as = { id: saidOnce(record, person, to), to_person: to, asker: '' };
  return askQuestion(deps, nowhere, { command, ask, as });
}

const start: Text = { zh: '选择接手人，先看改动', en: 'Choose who follows, and see the change first' };

const fileInstead: Text = { zh: '要一份表格，逐行分给不同的人', en: 'As a file, for a successor row by row' };

const leaves = (name: string, jobs: number): Text => ({
  zh: `${name} 即将离职，在 ${jobs} 个在招职位里还有角色。交接要您确认后才写入。`,
  en: `${name} is leaving and still has roles in ${jobs} open jobs. Nothing is handed over before you confirm it.`,
});

/** Who is in charge of the jobs that the person has a part in. */
async function recruitersBeside(deps: Deps, person: string): Promise<{ recruiters: string[]; jobs: number }> {
  const [operation] = deps.handover.parts;
  const [target] = operation?.targets ?? [];
  if (!operation || !target) return { recruiters: [], jobs: 0 };
  const held = await heldBy(deps, target.kind, { people: [person] });
  // The delivery comes up again: what was acknowledged is not lost for a read that failed.
  if (!held.ok) throw new Fault('reading the jobs of somebody who leaves', { code: 'unread', logId: held.reply.logId });
  const { things } = held;
  const reads = await readPresent(
    deps,
    operation,
    things.map(({ entity }) => ({ [target.name]: entity.id })),
  );
  const recruiters = reads.flatMap((read) =>
    read.kind === 'present' ? chargedWith(operation, read.present.values) : [],
  );
  return { recruiters, jobs: things.length };
}

const chargedWith = ({ fields, beside }: Operation, values: Parameters<Operation['lasting']>[0]): readonly string[] =>
  fields.get(beside ?? '')?.peopleIn(values[beside ?? '']) ?? [];
