/** Answers commands that only read: what was found, or what one thing holds now. */
import type { Section } from '../../core/ask.ts';
import type { Entity } from '../../core/entity.ts';
import type { Look } from '../../core/look.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import { isEmpty } from '../../core/value.ts';
import type { Save, Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { lookUp, undecided } from '../propose/look-up.ts';
import { type Read, readPresent } from '../read/present.ts';
import { speakingOn } from '../read/speaking.ts';
import { explain } from '../view/explain.ts';
import { findByWords } from './find.ts';
import { findByPerson } from './find-by-person.ts';
import { answerFound, isCoded, type Looking } from './found.ts';
import { answerUnresolved } from './unresolved.ts';

export async function answerLook(deps: Deps, source: Source, looking: Looking): Promise<Save> {
  const { look, command } = looking;
  if (look.kind === 'show') return show(deps, source, looking);
  const { by } = command;
  // Who cannot all be listed are asked for.
  const isListed = deps.finders.get(look.entity)?.all !== undefined;
  if (!by && !isListed && command.about.trim() === '') return askWhat(deps, source, looking);
  const found = await (by ? findByPerson(deps, source, { ...looking, by }) : findByWords(deps, looking));
  if (found.kind === 'found') return answerFound(deps, source, { ...looking, ...found });
  return answerUnresolved(deps, source, { command, unresolved: found });
}

function askWhat(deps: Deps, source: Source, { look, command }: Looking): Save {
  const fields = [{ name: look.entity, label: look.label, required: true, target: true }];
  return askQuestion(deps, source, { command, ask: { kind: 'fill', title: look.title, fields } });
}

async function show(deps: Deps, source: Source, looking: Looking): Promise<Save> {
  const { look, command } = looking;
  const typed = command.about.trim();
  if (typed === '') return askWhat(deps, source, looking);
  const [found] = await lookUp(deps, look.entity, { words: [typed], asker: source });
  if (found?.kind !== 'one') {
    const unresolved = undecided(found ?? { kind: 'none', nearest: [] }, {
      kind: look.entity,
      name: look.entity,
      label: look.label,
      word: typed,
    });
    return answerUnresolved(deps, source, { command, unresolved });
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
    coded: isCoded(deps, look.entity),
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

async function linesOf(deps: Deps, operation: Operation, present: Present): Promise<Section> {
  const { values } = present;
  const speaking = await speakingOn(deps, operation, [present]);
  const fields = [...operation.fields].filter(([, { instruction }]) => !instruction);
  const filled = fields.filter(([flag]) => !isEmpty(values[flag]));
  return {
    title: operation.title,
    lines: filled.map(([flag, field]) => ({
      label: field.label,
      value: field.words(values[flag], speaking),
    })),
    empty: fields.length - filled.length,
  };
}
