/** Half understood: what was, what was not, and ways on from there. Nothing is guessed. */
import type { Heard, PartlyRead } from '../../command/heard.ts';
import { codesAlone } from '../../command/partly.ts';
import type { Offer } from '../../core/ask.ts';
import type { LookCommand, OperationCommand } from '../../core/command.ts';
import type { Entity } from '../../core/entity.ts';
import { shortened } from '../../core/free-text.ts';
import type { Operation } from '../../core/operation.ts';
import { inARow, same, type Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import { blank, looking, type Menu, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { lookUp } from '../propose/look-up.ts';
import { mayPropose } from '../rights/requirement.ts';
import { type LeftOver, meant } from './meant.ts';
import { recordCalled } from './record.ts';

type Unclear = Extract<Heard, { kind: 'unclear' }>;

/** A record that stands alone comes first; null where nothing of it was understood. */
export async function partlyMeant(deps: Deps, source: Source, heard: Unclear): Promise<Menu | LookCommand | null> {
  const { text, clues } = heard;
  const { read, fields, codes, asks } = clues;
  // Who asks about a field wants no form of it.
  if (read === null && codes.length === 0 && (fields.size === 0 || asks)) return null;
  const alone = await recordCalled(deps, source, text);
  return alone ?? (read ? leftOver(deps, source, read) : named(deps, source, heard));
}

/** Of a sentence that could be read, and whose target is not there; null where its codes stand for nothing else. */
export async function codesMeant(deps: Deps, source: Source, text: string): Promise<Menu | null> {
  const it = await named(deps, source, { kind: 'unclear', text, clues: codesAlone(text) });
  return it && 'offers' in it ? it : null;
}

/** Some clauses are a whole command. */
async function leftOver(deps: Deps, source: Source, { readings, left }: PartlyRead): Promise<Menu | null> {
  const it = await meant(deps, readings, source);
  if (it.kind === 'refused') return null;
  if (it.kind === 'partly') return withoutLeft(deps, { ...it, left: `${it.left}，${left}` });
  return goingOn(it.command, { got: it.command.understood ?? same(''), left });
}

/** Beside what it names stand words that say something else. */
export function withoutLeft({ drawn }: Pick<Deps, 'drawn'>, { command, left, things }: LeftOver): Menu {
  const { fields } = drawn(command.operation);
  const labels = Object.keys(command.edits).flatMap((flag) => fields.get(flag)?.label ?? []);
  return goingOn(command, { got: inARow([...things.map(recordLine), ...labels]), left });
}

const recordLine = ({ label, id, detail }: Entity): Text => same([label || id, detail].filter(Boolean).join(' · '));

/** What was understood is previewed on a button, with the rest as its reason or without it. */
function goingOn(command: OperationCommand, { got, left }: Pick<Partly, 'got' | 'left'>): Menu {
  return partly({
    got,
    left,
    offers: [
      { title: goOn, command, form: false },
      ...(command.note === '' ? [{ title: asReason, command: { ...command, note: left }, form: false }] : []),
      { title: openForm, command, form: true },
    ],
  });
}

const MOST_OFFERED = 3;

/** A record or a field is named, and not what shall become of it: their forms. */
async function named(deps: Deps, source: Source, { text, clues }: Unclear): Promise<Menu | LookCommand | null> {
  const { fields, codes, asks } = clues;
  const things = await thingsIn(deps, source, codes);
  const [only, ...more] = things;
  if (only && more.length === 0 && asks) return showing(deps, only);
  const fits = deps.operations
    .map((operation) => ({ operation, flags: fields.get(operation.name) ?? [] }))
    .filter(({ operation, flags }) => (things.length > 0 ? thingOf(operation, things) : flags.length > 0))
    .filter(({ operation: { name } }) =>
      mayPropose(deps, { requester: source.requester, chat_id: source.chatId }, [name]),
    )
    .sort((a, b) => b.flags.length - a.flags.length)
    .slice(0, MOST_OFFERED);
  const [first] = fits;
  if (!first) return null;
  const labels = first.flags.flatMap((flag) => first.operation.fields.get(flag)?.label ?? []);
  return partly({
    got: inARow([...things.map(({ entity }) => recordLine(entity)), ...labels]),
    left: text,
    offers: fits.map(({ operation }) => formFor(operation, thingOf(operation, things))),
  });
}

/** Who asks about a record reads it. */
function showing({ looks }: Deps, { kind, entity }: Hit): LookCommand | null {
  const look = looks.find((each) => each.kind === 'show' && each.entity === kind);
  return look ? looking(look.name, { about: entity.id }) : null;
}

interface Hit {
  readonly kind: string;
  readonly entity: Entity;
}

/** What the codes and numbers in it stand for. What one kind knows is not looked for among the next: some may be searched seldom. */
async function thingsIn(deps: Deps, source: Source, words: readonly string[]): Promise<Hit[]> {
  const kinds = new Set(
    deps.operations.flatMap(({ targets, bulk }) => targets.flatMap(({ name, kind }) => (name === bulk ? [kind] : []))),
  );
  const hits: Hit[] = [];
  let left = [...words];
  for (const kind of kinds) {
    if (left.length === 0) break;
    const found = await lookUp(deps, kind, { words: left, asker: source });
    const known = found.map((each) =>
      each.kind === 'one' && each.entity.label ? [{ kind, entity: each.entity }] : [],
    );
    hits.push(...known.flat());
    left = left.filter((_, at) => known[at]?.length === 0);
  }
  return hits;
}

const thingOf = ({ targets, bulk }: Operation, things: readonly Hit[]): Hit | undefined => {
  const kind = targets.find(({ name }) => name === bulk)?.kind;
  return things.find((thing) => thing.kind === kind);
};

function formFor({ name, title, bulk }: Operation, thing: Hit | undefined): Offer {
  const command: OperationCommand = { ...blank(name), targets: thing ? { [bulk]: [thing.entity.id] } : {} };
  return { title, command, form: true };
}

interface Partly {
  readonly got: Text;
  readonly left: string;
  readonly offers: readonly Offer[];
}

const MOST_SHOWN = 200;

function partly({ got, left, offers }: Partly): Menu {
  const rest = shortened(left.replace(/\s+/g, ' '), MOST_SHOWN);
  return {
    title: { zh: '只看懂了一部分', en: 'Only partly understood' },
    colour: 'yellow',
    lines: [
      said({ zh: `看懂了：${got.zh}`, en: `Understood: ${got.en}` }),
      said({ zh: `没看懂：「${rest}」`, en: `Not understood: "${rest}"` }),
    ],
    offers,
  };
}

const goOn: Text = { zh: '预览看懂的部分', en: 'Preview what was understood' };
const asReason: Text = { zh: '把没看懂的当作原因', en: 'Take the rest as the reason' };
const openForm: Text = { zh: '打开表单', en: 'Open the form' };
