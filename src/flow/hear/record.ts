/** A code, number, mobile or name that stands alone: what it stands for is shown. */
import { addressOr } from '../../command/source.ts';
import type { Offer } from '../../core/ask.ts';
import type { LookCommand } from '../../core/command.ts';
import type { Entity, EntityKind } from '../../core/entity.ts';
import { foldedCode, isBlank } from '../../core/fold.ts';
import { isMail, isMobile } from '../../core/ids.ts';
import type { Look } from '../../core/look.ts';
import type { Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import { looking, type Menu, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { lookUpEntries } from '../propose/entries.ts';
import { colleagueCalled } from './colleague.ts';

/** What is longer is a sentence. */
const LONGEST = 40;
const MOST_WORDS = 4;
const MOST_OFFERED = 5;

interface Hit {
  readonly look: Look;
  readonly entity: Entity;
}

interface Looked {
  readonly hits: readonly Hit[];
  readonly near: readonly Hit[];
}

/** Null where nothing is called so; of what can only be a code or an id that is told, with the nearest. */
export async function recordCalled(deps: Deps, source: Source, text: string): Promise<LookCommand | Menu | null> {
  const word = addressOr(text.trim());
  if (!LINK.test(word) && !isShort(word)) return null;
  const looks = [...new Set(deps.looks.map(({ entity }) => entity))].flatMap((kind) => lookFor(deps, kind) ?? []);
  const found = await Promise.all(looks.map((look) => hitsOf(deps, source, { look, word })));
  const hits = found.flatMap((each) => each.hits);
  const colleague = await colleagueCalled(deps, source, word);
  const [only] = hits;
  if (!only)
    return (
      colleague ??
      (ONLY_CODE.test(foldedCode(word))
        ? notThere(
            word,
            found.flatMap(({ near }) => near),
          )
        : null)
    );
  const offers = offersOf(hits, word);
  if (offers.length === 1 && !colleague) return showing(only, word);
  return {
    title: { zh: `「${word}」是哪一个？`, en: `Which "${word}"?` },
    lines: [],
    offers: [...(colleague?.offers ?? []), ...offers].slice(0, MOST_OFFERED),
  };
}

/** Namesakes that a list shows stand behind one offer: the list tells them apart. */
function offersOf(hits: readonly Hit[], word: string): Offer[] {
  const lists = hits.filter(({ look }) => look.kind === 'find').map(({ look }) => look);
  const many = [...new Set(lists)].filter((look) => lists.indexOf(look) !== lists.lastIndexOf(look));
  const grouped = many.flatMap((look) => {
    const own = hits.filter((hit) => hit.look === look);
    return own.slice(0, 1).map((hit) => ({ ...offer(hit, word), title: several(look, own.length) }));
  });
  return [...grouped, ...hits.filter(({ look }) => !many.includes(look)).map((hit) => offer(hit, word))];
}

const several = ({ label }: Look, count: number): Text => ({
  zh: `${label.zh}：${count} 个同名`,
  en: `${label.en}: ${count} of that name`,
});

/** A shorter number may be that of a proposal. */
const ONLY_CODE = /^(?:[A-Za-z]{1,6}[-_]?\d{2,9}|\d{5,20})$/;

const notThere = (word: string, near: readonly Hit[]): Menu => ({
  title: { zh: `没有找到「${word}」`, en: `"${word}" was not found` },
  colour: 'yellow',
  lines: [
    said(
      near.length > 0
        ? closest
        : { zh: '请核对 ID、编码，或发名称、手机号。', en: 'Please check the id or code, or send a name or a mobile.' },
    ),
  ],
  offers: near.slice(0, MOST_OFFERED).map((hit) => offer(hit, hit.entity.id)),
});

const closest: Text = { zh: '最接近的是：', en: 'The closest:' };

const LINK = /^https?:\/\/\S+$/i;
const isShort = (word: string): boolean =>
  !isBlank(word) && word.length <= LONGEST && !/[\n/]/.test(word) && word.split(/\s+/).length <= MOST_WORDS;

/** How one of a kind is shown; where that cannot be, how it is found. */
const lookFor = ({ looks }: Pick<Deps, 'looks'>, kind: EntityKind): Look | undefined =>
  looks.find((look) => look.entity === kind && look.kind === 'show') ?? looks.find(({ entity }) => entity === kind);

async function hitsOf(
  deps: Deps,
  source: Source,
  { look, word }: { readonly look: Look; readonly word: string },
): Promise<Looked> {
  const [piece, ...others] = await lookUpEntries(deps, look.entity, { words: [word], asker: source });
  const found = others.length === 0 ? piece?.found : undefined;
  // An id may be of anything: only what has a name is known to be there.
  const all = (entities: readonly Entity[]): Hit[] => entities.map((entity) => ({ look, entity }));
  switch (found?.kind) {
    case 'one':
      return { hits: found.entity.label || isContact(look, word) ? all([found.entity]) : [], near: [] };
    case 'several':
      return { hits: all(found.entities), near: [] };
    case 'none':
      return { hits: [], near: found.rest ? [] : all(found.nearest) };
    default:
      return { hits: [], near: [] };
  }
}

/** A talent who was found by it, not by an id. */
const isContact = ({ kind }: Look, word: string): boolean =>
  kind === 'find' && [isMobile, isMail].some((isSo) => isSo(foldedCode(word)));

const showing = ({ look, entity }: Hit, word: string): LookCommand =>
  looking(look.name, { about: look.kind === 'show' || LINK.test(word) ? entity.id : word });

const offer = (hit: Hit, word: string): Offer => {
  const { label } = hit.look;
  const called = [hit.entity.label || hit.entity.id, hit.entity.detail].filter(Boolean).join(' · ');
  return {
    title: { zh: `${label.zh} ${called}`, en: `${label.en} ${called}` },
    command: showing(hit, word),
    form: false,
  };
};
