/** What the stand-in Hire holds: searchable, with what just changed marked, and to be changed by hand. */
import { useEffect, useState } from 'preact/hooks';
import type { FieldView, RecordKind, RecordView } from '../records/record-table.ts';
import type { Changed } from '../records/records.ts';
import { FieldEditor } from './field-editor.tsx';
import { FilterButton } from './filter-button.tsx';
import { useView } from './view.ts';
import { records as askRecords, type Recorded } from './wire.ts';

const kinds: readonly { readonly kind: RecordKind; readonly zh: string; readonly en: string }[] = [
  { kind: 'job', zh: '职位', en: 'Jobs' },
  { kind: 'requirement', zh: '需求', en: 'Requirements' },
  { kind: 'pool', zh: '人才库', en: 'Pools' },
  { kind: 'talent', zh: '人才', en: 'Talents' },
  { kind: 'prehire', zh: '待入职', en: 'Pre-hires' },
];

/** Several writes in a row are looked at once. */
const CALM_MS = 80;
/** More are counted, not listed: the search finds them. */
const MOST = 60;

const none: Recorded = { records: [], changes: [] };

function useRecords(): Recorded {
  const { live } = useView();
  const [found, setFound] = useState<Recorded>(none);
  useEffect(() => {
    const later = setTimeout(() => void askRecords().then(setFound, () => undefined), CALM_MS);
    return () => clearTimeout(later);
  }, [live.hireVersion]);
  return found;
}

/** `changed` shows what was changed since the start, of every kind. */
type Shown = RecordKind | 'changed';

export function Hire() {
  const { t } = useView();
  const { records, changes } = useRecords();
  const [shown, setShown] = useState<Shown>('job');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState('');
  const grouped = byRecord(changes);
  const changesOf = (record: RecordView) => grouped.get(keyOf(record)) ?? [];
  const lastChange = (record: RecordView): number => changesOf(record).at(-1)?.at ?? 0;
  const found = records
    .filter((record) => (shown === 'changed' ? lastChange(record) > 0 : record.kind === shown))
    .filter((record) => matches(record, search))
    .sort((a, b) => lastChange(b) - lastChange(a));
  const zh = `${found.length} 条；打开一条可以手工修改，让预览失效`;
  const en = `${found.length}; open one to change it by hand and make a preview stale`;
  return (
    <section aria-label={t('招聘数据', 'Hire')}>
      <Kinds {...{ shown, setShown, changed: changes.length }} />
      <input
        type="search"
        class="search"
        value={search}
        placeholder={t('搜索名称、编码、人员、ID', 'Search names, codes, people, ids')}
        aria-label={t('搜索', 'Search')}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <p class="hint">{t(zh, en)}</p>
      <ul class="records">
        {found.slice(0, MOST).map((record) => {
          const key = keyOf(record);
          const toggle = () => setOpen(open === key ? '' : key);
          return <Record key={key} {...{ record, changes: changesOf(record), open: open === key, toggle }} />;
        })}
      </ul>
    </section>
  );
}

const keyOf = ({ kind, id }: Pick<RecordView, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Grouped once: the list is sorted by them at every key typed. */
function byRecord(changes: readonly Changed[]): Map<string, Changed[]> {
  const grouped = new Map<string, Changed[]>();
  for (const change of changes) grouped.set(keyOf(change), [...(grouped.get(keyOf(change)) ?? []), change]);
  return grouped;
}

interface KindsParts {
  readonly shown: Shown;
  readonly setShown: (shown: Shown) => void;
  readonly changed: number;
}

function Kinds({ shown, setShown, changed }: KindsParts) {
  const { t, language } = useView();
  return (
    <div class="filters" role="group" aria-label={t('种类', 'Kind')}>
      {kinds.map(({ kind, ...words }) => (
        <FilterButton key={kind} active={shown === kind} choose={() => setShown(kind)}>
          {words[language]}
        </FilterButton>
      ))}
      <FilterButton active={shown === 'changed'} choose={() => setShown('changed')}>
        {t('改动', 'Changed')} {changed > 0 && <span class="tag green">{changed}</span>}
      </FilterButton>
    </div>
  );
}

const matches = ({ id, title, detail, fields }: RecordView, search: string): boolean => {
  const words = search.trim().toLowerCase();
  if (words === '') return true;
  return [id, title, detail, ...fields.flatMap(({ shown }) => shown)].some((each) =>
    each.toLowerCase().includes(words),
  );
};

interface RecordParts {
  readonly record: RecordView;
  readonly changes: readonly Changed[];
  readonly open: boolean;
  readonly toggle: () => void;
}

function Record({ record, changes, open, toggle }: RecordParts) {
  const { t } = useView();
  return (
    <li class={`record${changes.length > 0 ? ' changed' : ''}`} data-id={record.id}>
      <button type="button" class="record-title" aria-expanded={open} onClick={toggle}>
        <span class="arrow" aria-hidden="true">
          {open ? '▾' : '▸'}
        </span>
        <strong>{record.title}</strong> <span class="hint">{record.detail}</span>
        {changes.length > 0 && <span class="tag green">{t('刚改过', 'Changed')}</span>}
      </button>
      {!open && changes.length > 0 && <LastChanges record={record} changes={changes} />}
      {open && (
        <dl>
          <dt>ID</dt>
          <dd class="id">{record.id}</dd>
          {record.fields.map((field) => (
            <Field
              key={field.name}
              {...{ record, field }}
              change={changes.findLast((each) => each.field === field.name)}
            />
          ))}
        </dl>
      )}
    </li>
  );
}

/** Of a closed record, the newest change of each field. */
function LastChanges({ record, changes }: Pick<RecordParts, 'record' | 'changes'>) {
  const { language } = useView();
  return (
    <ul class="last-changes">
      {record.fields.flatMap((field) => {
        const change = changes.findLast((each) => each.field === field.name);
        return change
          ? [
              <li key={field.name}>
                {field[language]}：<Moved change={change} />
              </li>,
            ]
          : [];
      })}
    </ul>
  );
}

const LONGEST = 120;
const short = (words: readonly string[]): string => {
  const joined = words.join('、') || '—';
  return joined.length > LONGEST ? `${joined.slice(0, LONGEST)}…` : joined;
};

const Moved = ({ change }: { change: Changed }) => (
  <span class="moved">
    <del>{short(change.from)}</del> → <ins>{short(change.to)}</ins>
  </span>
);

interface FieldParts {
  readonly record: RecordView;
  readonly field: FieldView;
  readonly change: Changed | undefined;
}

function Field({ record, field, change }: FieldParts) {
  const { language, t } = useView();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <dt>{field[language]}</dt>
      <dd class={change ? 'changed' : ''}>
        {editing ? (
          <FieldEditor {...{ record, field }} close={() => setEditing(false)} />
        ) : (
          <>
            {change ? <Moved change={change} /> : short(field.shown)}{' '}
            {field.control && (
              <button
                type="button"
                class="link-button"
                aria-label={`${t('修改', 'Edit')} ${field[language]}`}
                onClick={() => setEditing(true)}
              >
                {t('修改', 'Edit')}
              </button>
            )}
          </>
        )}
      </dd>
    </>
  );
}
