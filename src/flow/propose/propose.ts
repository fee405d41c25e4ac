/** A resolved command becomes a proposal: read what Hire holds, work out the change, store both and the request. */
import type { Reply } from '../../core/api.ts';
import { turnOf } from '../../core/api.ts';
import type { OperationCommand } from '../../core/command.ts';
import { exactly } from '../../core/entity.ts';
import type { Operation, Present } from '../../core/operation.ts';
import { type Outcome, ok, type Refusal, refuse } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import type { NewItem } from '../../store/rows/item.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { tellReading } from '../ask/reading.ts';
import type { Deps } from '../deps.ts';
import { namesIn } from '../read/names.ts';
import { type Read, readPresent } from '../read/present.ts';
import { type Already, alreadyNotices, nothingChanges, speakingOf } from './already.ts';
import { finished } from './finish.ts';
import { changeItem, missingItem, noneWritable, numbered, type Target, targetsOf } from './items.ts';
import { type Judged, judge, namedFor, refusedTogether, type Together, type Wish, warningsIn } from './judge.ts';
import { showPreview } from './preview.ts';
import { askAgain, type Resolved } from './resolve.ts';
import { saveProposal } from './save-proposal.ts';
import { settingOf } from './setting.ts';
import { otherThanSupposed } from './supposed.ts';
import { withPresent } from './with-present.ts';

export type Previewed =
  | { readonly kind: 'save'; readonly save: Save }
  | { readonly kind: 'failed'; readonly reply: Reply };

export async function propose(
  deps: Deps,
  source: Source,
  { command, resolved }: { command: OperationCommand; resolved: Resolved },
): Promise<Previewed> {
  const { operation } = resolved;
  const asked = targetsOf(resolved).map(({ ids }) => ids);
  const told = await tellReading(deps, source, { title: operation.title, targets: asked.length });
  const turn = turnOf(source.requester, asked.length);
  const reads = await readPresent({ ...deps, turn, ...told }, operation, asked);
  const failed = reads.find((read) => read.kind === 'failed');
  if (failed?.kind === 'failed') return { kind: 'failed', reply: failed.reply };

  for (const read of reads) if (read.kind === 'present') await deps.people.remember(peopleNamed(read.present.names));
  const targets = targetsOf(resolved, reads);
  const made = await itemsFor(deps, { resolved, targets, reads, requester: source.requester });
  if (!made.ok)
    return { kind: 'save', save: await answerImpossible(deps, source, { command, operation, refusal: made.refusal }) };
  return { kind: 'save', save: await saveMade(deps, source, { command, resolved, reads, made: made.value }) };
}

interface ToSave {
  readonly command: OperationCommand;
  readonly resolved: Resolved;
  readonly reads: readonly Read[];
  readonly made: Made;
}

/** With the names of all that it shows; where nothing is left to change, what is there. */
async function saveMade(deps: Deps, source: Source, { command, resolved, reads, made }: ToSave): Promise<Save> {
  const { operation } = resolved;
  const { items, notices, already } = made;
  const known = namesIn(resolved, reads);
  const speaking = await speakingOf(deps, operation, { already, known });
  if (!items.some(({ state }) => state === 'pending'))
    return answerRefusal(deps, source, nothingChanges({ operation, within: withinOf(resolved) }, already, speaking));
  const so = alreadyNotices(operation, { already, targets: reads.length }, speaking);
  const answer = command.dryRun ? showPreview : saveProposal;
  const others = await otherThanSupposed(deps, source, { command, resolved, reads });
  const finishing = { command, resolved, reads, items, notices: [...others, ...so, ...notices] };
  return answer(deps, source, await finished(deps, source, finishing));
}

/** What all its targets stand in: a pool. */
const withinOf = ({ operation, targets }: Resolved): string =>
  operation.targets
    .filter(({ name }) => name !== operation.bulk)
    .flatMap(({ name }) => targets.get(name) ?? [])
    .map(exactly)
    .join('、');

/** A value that may be typed again is asked for. */
async function answerImpossible(
  deps: Deps,
  source: Source,
  { command, operation, refusal }: { command: OperationCommand; operation: Operation; refusal: Refusal },
): Promise<Save> {
  const ask = await askAgain(deps, refusal, { operation, command, asker: source });
  return ask ? askQuestion(deps, source, { command, ask }) : answerRefusal(deps, source, refusal);
}

const peopleNamed = (names: Present['names'] = {}): Map<string, string> => new Map(Object.entries(names));

interface Made {
  readonly items: readonly NewItem[];
  readonly notices: readonly Text[];
  readonly already: readonly Already[];
}

interface Material {
  readonly resolved: Resolved;
  readonly targets: readonly Target[];
  readonly reads: readonly Read[];
  readonly requester: string;
}

/** The items that would be sent or reported, and what is so already; a refusal where the wish is impossible. */
async function itemsFor(deps: Deps, material: Material): Promise<Outcome<Made>> {
  const { operation, named } = material.resolved;
  const known = namesIn(material.resolved, material.reads);
  const told = ({ refusal, of }: Together) => withPresent(deps, refusal, { operation, of, known });
  const wished = wishesOf(deps, material);
  if ('refusal' in wished) return refuse(await told(wished));
  const { wishes, missing, already } = wished;
  const { judged, unchecked } = await judge(deps, wishes, { operation, named });
  const [impossible] = refusedTogether(judged.filter(({ refusal }) => refusal?.feishu === undefined));
  if (impossible) return refuse(await told(impossible));
  const items = material.targets.flatMap((target) => [
    ...missing
      .filter((each) => each.target === target)
      .map(({ read }) => missingItem(deps, { operation, target }, read)),
    ...judged.filter((each) => each.target === target).map((each) => judgedItem(deps, material, each)),
  ]);
  const reasons = refusedTogether(judged);
  const pending = items.some(({ state }) => state === 'pending');
  const [first] = reasons;
  if (!pending && first) return refuse(await told(first));
  if (!pending && !already.some(({ leftOut }) => leftOut)) return refuse(noneWritable(deps, operation, items));
  const notices = [
    // What the code of its own says stands with the target, below.
    ...reasons.flatMap(({ refusal: { whole, text } }) => (whole ? [] : [text])),
    ...warningsIn(judged),
    ...unchecked,
    ...itemNotices(items, operation),
  ];
  return ok({ items: numbered(items, [operation]), notices, already });
}

interface Wished {
  readonly wishes: readonly Wish[];
  readonly missing: readonly { readonly target: Target; readonly read: Extract<Read, { kind: 'missing' }> }[];
  /** What the targets hold already of what is wanted. */
  readonly already: readonly Already[];
}

/** What each target that was read would hold; a refusal where that cannot be. */
function wishesOf(deps: Deps, { resolved, targets, reads }: Material): Wished | Together {
  const { operation } = resolved;
  const setting = settingOf(deps, resolved);
  const wishes: Wish[] = [];
  const missing: { target: Target; read: Extract<Read, { kind: 'missing' }> }[] = [];
  const already: Already[] = [];
  for (const [index, target] of targets.entries()) {
    const read = reads[index];
    if (read?.kind === 'missing') missing.push({ target, read });
    if (read?.kind !== 'present') continue;
    const { present } = read;
    const { edits } = target;
    const own = { ...setting, nameOf: (id: string) => present.names?.[id] };
    const wanted = operation.wantedFrom(edits, present.values, own);
    const label = target.label || present.label || (target.ids[operation.bulk] ?? '');
    if (!wanted.ok) return { refusal: namedFor(wanted.refusal, [label]), of: [{ label, values: present.values }] };
    const leftOut = Object.keys(wanted.value).length === 0;
    if (!leftOut) wishes.push({ target, present, wanted: wanted.value });
    const values = operation.alreadySo(edits, present.values, own);
    already.push({ label, values, idle: operation.idleParts(edits, present.values, own), leftOut });
  }
  return { wishes, missing, already };
}

/** To be sent, or reported with Feishu's own code. */
function judgedItem(
  deps: Deps,
  { resolved: { operation }, requester }: Material,
  { target, present, wanted, refusal }: Judged,
): NewItem {
  if (refusal) return missingItem(deps, { operation, target }, { code: refusal.feishu ?? 0, logId: null });
  return changeItem(deps, { operation, target, present, wanted, requester });
}

function itemNotices(items: readonly NewItem[], { missing }: Operation): Text[] {
  const failed = items.filter(({ state }) => state === 'failed');
  const gone = failed.filter(({ code }) => missing.includes(code ?? 0)).length;
  const locked = failed.length - gone;
  const told: readonly (readonly [number, Text])[] = [
    [
      gone,
      { zh: `${gone} 项不存在，其余照常。`, en: `${gone} ${gone === 1 ? 'does' : 'do'} not exist; the rest goes on.` },
    ],
    [locked, { zh: `${locked} 项写不了，原因见下，其余照常。`, en: `${locked} cannot be written; the rest goes on.` }],
  ];
  return told.flatMap(([count, text]) => (count > 0 ? [text] : []));
}
