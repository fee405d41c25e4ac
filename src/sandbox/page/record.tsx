/** One record of the stand-in Hire: its fields, what just changed, and a way to change each by hand. */
import { useState } from 'preact/hooks';
import type { FieldView, RecordView } from '../records/record-table.ts';
import type { Changed } from '../records/records.ts';
import { FieldEditor } from './field-editor.tsx';
import { useView } from './view.ts';

interface RecordParts {
  readonly record: RecordView;
  readonly changes: readonly Changed[];
  readonly open: boolean;
  readonly toggle: () => void;
}

export function Record({ record, changes, open, toggle }: RecordParts) {
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
              record={record}
              field={field}
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
          <FieldEditor record={record} field={field} close={() => setEditing(false)} />
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
