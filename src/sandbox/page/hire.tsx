/** What the stand-in Hire holds: searchable, with what just changed marked, and to be changed by hand. */
import { useEffect, useState } from 'preact/hooks';
import type { RecordKind, RecordView } from '../records/record-table.ts';
import type { Changed } from '../records/records.ts';
import { FilterButton } from './filter-button.tsx';
import { Record } from './record.tsx';
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
      <Kinds shown={shown} setShown={setShown} changed={changes.length} />
      <input
        type="search"
        class="search"
        value={search}
        placeholder={t('搜索名称、编码、人员、ID', 'Search names, codes, people, ids')}
        aria-label={t('搜索', 'Search')}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <p class="hint">{t(zh, en)}</p>
      <Found found={found} changesOf={changesOf} />
    </section>
  );
}

interface FoundParts {
  readonly found: readonly RecordView[];
  readonly changesOf: (record: RecordView) => readonly Changed[];
}

/** One record is open at a time. */
function Found({ found, changesOf }: FoundParts) {
  const [open, setOpen] = useState('');
  return (
    <ul class="records">
      {found.slice(0, MOST).map((record) => {
        const key = keyOf(record);
        return (
          <Record
            key={key}
            record={record}
            changes={changesOf(record)}
            open={open === key}
            toggle={() => setOpen(open === key ? '' : key)}
          />
        );
      })}
    </ul>
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
