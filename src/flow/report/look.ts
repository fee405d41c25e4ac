/** Answers commands that only read: what was found, or what one thing holds now. */
import type { FoundRow, Section } from '../../core/ask.ts';
import type { LookCommand } from '../../core/command.ts';
import type { Entity } from '../../core/entity.ts';
import { foldedCode } from '../../core/fold.ts';
import { type Look, MOST_LISTED } from '../../core/look.ts';
import { comparable } from '../../core/names.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import { isEmpty } from '../../core/value.ts';
import type { Loaded } from '../../feishu/find/catalogue.ts';
import { answerRefusal, failedRead, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { lookUp, notFound, undecided } from '../propose/look-up.ts';
import { withHolders } from '../read/beside.ts';
import { namesFromLists, namesOnCard, peopleIn } from '../read/names.ts';
import { type Read, readPresent } from '../read/present.ts';
import { explain } from '../view/explain.ts';

export interface Looking {
  readonly look: Look;
  readonly command: LookCommand;
}

export const answerLook = (deps: Deps, source: Source, looking: Looking): Promise<Save> =>
  looking.look.kind === 'find' ? find(deps, source, looking) : show(deps, source, looking);

async function find(deps: Deps, source: Source, looking: Looking): Promise<Save> {
  const { look, command } = looking;
  const typed = command.about.trim();
  const loaded = await searchFolded(deps, look, typed);
  if (!loaded.ok) {
    const ask = { kind: 'again' as const, error: failedRead(deps, loaded.reply, []) };
    return askQuestion(deps, source, { command, ask });
  }
  const first = await withHolders(deps, look.entity, loaded.entries.slice(0, MOST_LISTED));
  const rows = first.map((entity) => rowOf(entity, source.direct));
  if (rows.length === 0) return answerRefusal(deps, source, notFound(look.label, [typed]));
  const count = loaded.entries.length;
  const title = { zh: `${look.label.zh}：找到 ${count} 个`, en: `${look.label.en}: ${count} found` };
  const shows = deps.looks.find(({ kind, entity }) => kind === 'show' && entity === look.entity)?.name ?? null;
  const ask = { kind: 'found' as const, title, rows, more: count - rows.length, shows };
  return askQuestion(deps, source, { command, ask });
}

/** As it was typed, and folded where nothing matches. */
async function searchFolded(deps: Deps, look: Look, typed: string): Promise<Loaded> {
  const loaded = await search(deps, look, typed);
  const folded = foldedCode(typed);
  return loaded.ok && loaded.entries.length === 0 && folded !== typed ? search(deps, look, folded) : loaded;
}

async function search(deps: Deps, { entity }: Look, typed: string): Promise<Loaded> {
  const finder = deps.finders.get(entity);
  if (finder?.search && typed !== '') return finder.search(typed);
  const loaded = (await finder?.all?.()) ?? { ok: true as const, entries: [] };
  if (!loaded.ok) return loaded;
  const parts = typed.split(/\s+/).map(comparable);
  const matches = ({ id, label, detail, codes }: Entity): boolean => {
    const text = comparable([id, label, detail, ...codes].join(' '));
    return parts.every((part) => text.includes(part));
  };
  return { ok: true, entries: loaded.entries.filter(matches) };
}

/** Contacts are masked, and stay out of chats that others read. */
const rowOf = ({ id, label, detail, warning, contact }: Entity, direct: boolean): FoundRow => ({
  id,
  label,
  detail,
  ...(warning ? { warning } : {}),
  ...(contact && direct ? { contact } : {}),
});

async function show(deps: Deps, source: Source, looking: Looking): Promise<Save> {
  const { look, command } = looking;
  const typed = command.about.trim();
  if (typed === '') {
    const fields = [{ name: look.entity, label: look.label, required: true, target: true }];
    return askQuestion(deps, source, { command, ask: { kind: 'fill', title: look.title, fields } });
  }
  const [found] = await lookUp(deps, look.entity, { words: [typed], asker: source });
  if (found?.kind !== 'one') {
    const unresolved = undecided(found ?? { kind: 'none', nearest: [] }, {
      kind: look.entity,
      name: look.entity,
      label: look.label,
      word: typed,
    });
    if (unresolved.kind === 'ask') return askQuestion(deps, source, { command, ask: unresolved.ask });
    if (unresolved.kind === 'refused') return answerRefusal(deps, source, unresolved.refusal);
    const ask = { kind: 'again' as const, error: failedRead(deps, unresolved.reply, unresolved.scopes) };
    return askQuestion(deps, source, { command, ask });
  }
  const { entity } = found;
  const operations = deps.operations.filter(({ noun }) => noun.en === look.noun.en);
  const read = await Promise.all(
    operations.map((operation) => sectionOf(deps, operation, { entity, kind: look.entity })),
  );
  const notes = [...(entity.warning ? [entity.warning] : []), ...read.flatMap((each) => each.notes)];
  const ask = {
    kind: 'show' as const,
    title: look.title,
    label: [entity.label, entity.detail].filter(Boolean).join(' · '),
    id: entity.id,
    notes,
    sections: read.flatMap(({ section }) => (section ? [section] : [])),
    forms: operations.map(({ name, title }) => ({ operation: name, title })),
    target: look.entity,
  };
  return askQuestion(deps, source, { command, ask });
}

interface Told {
  readonly section: Section | null;
  readonly notes: readonly Text[];
}

/** What one operation could change of it. Operations that need more than this one thing have nothing to show. */
async function sectionOf(
  deps: Deps,
  operation: Operation,
  { entity, kind }: { entity: Entity; kind: Look['entity'] },
): Promise<Told> {
  const [target, ...others] = operation.targets;
  if (!target || target.kind !== kind || others.length > 0) return { section: null, notes: [] };
  const [read] = await readPresent(deps, operation, [{ [target.name]: entity.id }]);
  if (read?.kind === 'present') return { section: await linesOf(deps, operation, read.present), notes: [] };
  const why = read ? whyNot(deps, operation, read) : unanswered;
  return { section: null, notes: [{ zh: `${operation.title.zh}：${why.zh}`, en: `${operation.title.en}: ${why.en}` }] };
}

const unanswered: Text = { zh: '飞书暂时没有应答', en: 'Feishu did not answer' };

/** Why there is nothing to show: in Feishu's words, with the scope that would help. */
function whyNot(deps: Deps, operation: Operation, read: Exclude<Read, { kind: 'present' }>): Text {
  const lists = [operation.advice, deps.commonAdvice];
  if (read.kind === 'missing') return explain(read.code, lists).text;
  if (read.reply.kind !== 'refused') return unanswered;
  const { text } = explain(read.reply.code, lists);
  const [scope] = read.reply.scopes ? [...read.reply.scopes, ...operation.read.scopes] : [];
  return scope ? { zh: `${text.zh}（${scope}）`, en: `${text.en} (${scope})` } : text;
}

async function linesOf(deps: Deps, operation: Operation, { values, names = {} }: Present): Promise<Section> {
  const item = { seen: values, wanted: {}, found: null };
  const strangers = peopleIn([item], operation).filter((id) => !Object.hasOwn(names, id));
  const { byId } = await deps.people.names(strangers);
  const listed = await namesFromLists(deps, operation, { values: [values], known: names });
  const all = { ...names, ...listed.names, ...Object.fromEntries(byId) };
  const known = namesOnCard({ names: all, details: listed.details }, [item], operation);
  const fields = [...operation.fields].filter(([, { instruction }]) => !instruction);
  const filled = fields.filter(([flag]) => !isEmpty(values[flag]));
  return {
    title: operation.title,
    lines: filled.map(([flag, field]) => ({
      label: field.label,
      value: field.words(values[flag], { names: known, timeZone: deps.settings.timeZone }),
    })),
    empty: fields.length - filled.length,
  };
}
