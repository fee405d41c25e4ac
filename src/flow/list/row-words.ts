/** What rows would change, in words; and what moved since their file was written, with three values. */
import { looksAlike, onOneLine } from '../../../cards/sides.ts';
import { valueAt } from '../../core/carried.ts';
import type { Speaking, SpokenPart } from '../../core/field.ts';
import { difference, shortened } from '../../core/free-text.ts';
import type { Operation } from '../../core/operation.ts';
import { same, type Text } from '../../core/text.ts';
import type { Judged } from '../propose/judge.ts';
import { type RowEnd, rowEnd } from './row-ends.ts';
import type { Moved } from './weigh-rows.ts';

/** Of one value: the proposal shows it whole. */
const MOST_SAID = 40;
const said = ({ zh, en }: Text): Text => ({ zh: shortened(zh, MOST_SAID), en: shortened(en, MOST_SAID) });

export function changeEnd({ fields }: Operation, { target, present, wanted }: Judged, speaking: Speaking): RowEnd {
  const changes = Object.entries(wanted).flatMap(([flag, to]) => {
    const field = fields.get(flag);
    if (!field) return [];
    const change = field.change({ from: present.values[flag], to }, speaking);
    // Of a list that is edited key by key, the keys.
    const parts = change.parts ?? [];
    const { label } = field;
    return parts.length > 0
      ? parts.map(spoken)
      : [field.instruction ? after(label, change.to) : spoken({ label, ...change })];
  });
  return {
    line: target.line ?? 0,
    state: 'change',
    target: target.label || (present.label ?? ''),
    remark: joined(changes),
  };
}

export function movedEnd({ fields }: Operation, { row, present, wanted, places }: Moved, speaking: Speaking): RowEnd {
  const lines = places.flatMap((place): Text[] => {
    const field = fields.get(place.flag);
    if (!field) return [];
    const words = (values: Judged['wanted']) =>
      said(field.words(place.key === undefined ? values[place.flag] : valueAt(values, place), speaking));
    const now = words(present.values);
    const to = words({ ...present.values, ...wanted });
    const was = said(same(place.was || '（空）'));
    return [
      {
        zh: `「${field.label.zh}」导出时是 ${was.zh}，现在是 ${now.zh}，文件要改成 ${to.zh}。`,
        en: `"${field.label.en}" was ${was.en} when exported, is ${now.en} now, and the file wants ${to.en}.`,
      },
    ];
  });
  const entity = { ...row.entity, label: row.entity.label || (present.label ?? '') };
  return rowEnd(row.row, { state: 'stale', remark: joined(lines), entity });
}

const after = (label: Text, { zh, en }: Text): Text => ({ zh: `${label.zh} ${zh}`, en: `${label.en} ${en}` });

const spoken = ({ label, ...change }: Omit<SpokenPart, 'found'>): Text => {
  const sides = { from: said(change.from), to: said(change.to) };
  return after(label, looksAlike(sides) ? apart(change) : onOneLine(sides));
};

/** Cut short they look alike: of a list who comes and who goes, of a text the place where it differs. */
function apart({ from, to, added, removed }: Omit<SpokenPart, 'label' | 'found'>): Text {
  const come = (language: 'zh' | 'en') =>
    [...added.map((each) => `＋${each[language]}`), ...removed.map((each) => `－${each[language]}`)].join(' ');
  if (added.length + removed.length > 0) return said({ zh: come('zh'), en: come('en') });
  if (looksAlike({ from, to })) return onOneLine({ from: said(from), to: said(to) });
  const differing = difference(from.zh, to.zh);
  return onOneLine({ from: same(differing.from), to: same(differing.to) });
}

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('；'),
  en: texts.map(({ en }) => en).join('; '),
});
