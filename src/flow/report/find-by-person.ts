/** `/job find --recruiter @ann`, `我的职位`: what people have a role in, now. */
import type { LookCommand } from '../../core/command.ts';
import type { Entity } from '../../core/entity.ts';
import { matches } from '../../core/names.ts';
import type { Unresolved } from '../../core/resolving.ts';
import { chinese, type Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { lookUp, undecided } from '../propose/look-up.ts';
import { type HeldThing, heldBy, tellerOf } from '../read/held.ts';
import type { Finding, Looking } from './found.ts';

type Whose = NonNullable<LookCommand['by']>;

interface ByPerson extends Looking {
  readonly by: Whose;
}

export async function findByPerson(deps: Deps, source: Source, looking: ByPerson): Promise<Finding | Unresolved> {
  const { look, command, by } = looking;
  const people = await peopleIn(deps, source, looking);
  if (people.kind !== 'people') return people;
  const sets: (readonly HeldThing[])[] = [];
  for (const flag of Object.keys(by)) {
    const held = await heldBy(deps, look.entity, { people: people.ids[flag] ?? [], ...(flag ? { flag } : {}) });
    if (!held.ok) return { kind: 'failed', reply: held.reply, scopes: [] };
    sets.push(held.things);
  }
  const [first = [], ...others] = sets;
  const inAll = first.filter(({ entity }) => others.every((set) => set.some((each) => each.entity.id === entity.id)));
  const entities = inAll.filter(({ entity }) => matches(entity, command.about.trim())).map(withRoles);
  const title = titleOf(looking, people.names);
  const none = { zh: `没有找到：${title.zh}。`, en: `Nothing found: ${title.en}.` };
  return { kind: 'found', entities, title, refusal: { code: 'not-found', text: none } };
}

/** Where any role counts it is said which one it is. */
const withRoles = ({ entity, roles }: HeldThing): Entity => ({
  warning: { zh: roles.map(({ zh }) => zh).join('、'), en: roles.map(({ en }) => en).join(', ') },
  ...entity,
});

interface Named {
  readonly kind: 'people';
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly names: readonly string[];
}

async function peopleIn(deps: Deps, source: Source, { look, by }: ByPerson): Promise<Named | Unresolved> {
  const ids: Record<string, string[]> = {};
  for (const [flag, words] of Object.entries(by)) {
    const label = tellerOf(deps, look.entity, flag || undefined)?.fields.get(flag)?.label ?? colleague;
    if (words.length === 0) return { kind: 'refused', refusal: nobody(label) };
    ids[flag] = [];
    for (const [index, found] of (await lookUp(deps, 'person', { words, asker: source })).entries()) {
      if (found.kind !== 'one')
        return undecided(found, { kind: 'person', name: flag, label, word: words[index] ?? '' });
      ids[flag].push(found.entity.id);
    }
  }
  const all = Object.values(ids).flat();
  const { byId } = await deps.people.names(all);
  return { kind: 'people', ids, names: all.map((id) => byId.get(id) || id) };
}

const colleague: Text = { zh: '同事', en: 'Colleague' };

const nobody = (label: Text) => ({
  code: 'nobody-named',
  text: { zh: chinese`没有写${label.zh}是谁。`, en: `Who it is (${label.en}) is missing.` },
});

function titleOf({ look, command }: ByPerson, names: readonly string[]): Text {
  const whose = [names.join('、'), command.about.trim()].filter(Boolean).join(' · ');
  return { zh: `${look.label.zh} · ${whose}`, en: `${look.label.en} · ${whose}` };
}
