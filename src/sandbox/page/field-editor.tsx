/** Changes one value of the stand-in Hire by hand, as a colleague in Hire's own pages would. */
import { useState } from 'preact/hooks';
import type { FieldView, RecordView } from '../records/record-table.ts';
import { Picker } from './card/picker.tsx';
import type { Option } from './card/picker-options.tsx';
import { useView } from './view.ts';
import { edit } from './wire.ts';

interface EditorParts {
  readonly record: RecordView;
  readonly field: FieldView;
  readonly close: () => void;
}

export function FieldEditor({ record: { kind, id }, field, close }: EditorParts) {
  const { t, toast } = useView();
  const [values, setValues] = useState(field.values);
  const save = async (): Promise<void> => {
    const saved = await edit({ kind, id, field: field.name, values }).catch(() => ({ done: false }));
    if (saved.done) close();
    else toast(t('没有保存', 'Not saved'), 'error');
  };
  return (
    <div class="editor">
      <Value field={field} values={values} setValues={setValues} />
      <button type="button" class="button primary_filled small" onClick={() => void save()}>
        {t('保存', 'Save')}
      </button>
      <button type="button" class="button small" onClick={close}>
        {t('取消', 'Cancel')}
      </button>
    </div>
  );
}

interface ValueParts {
  readonly field: FieldView;
  readonly values: readonly string[];
  readonly setValues: (values: readonly string[]) => void;
}

const types: Readonly<Record<string, string>> = { number: 'number', date: 'date' };
const several: ReadonlySet<FieldView['control']> = new Set<FieldView['control']>(['people', 'choices']);

function Value({ field, values, setValues }: ValueParts) {
  const { language, t } = useView();
  const options = useOptions(field);
  if (options) {
    return (
      <Picker
        label={field[language]}
        placeholder={t('请选择', 'Choose')}
        options={options}
        several={several.has(field.control)}
        language={language}
        chosen={values}
        disabled={false}
        required={false}
        onChoose={setValues}
      />
    );
  }
  return (
    <input
      type={types[field.control ?? ''] ?? 'text'}
      value={values[0] ?? ''}
      aria-label={field[language]}
      onInput={(event) => setValues([event.currentTarget.value])}
    />
  );
}

/** What can be chosen; null where the value is typed. */
function useOptions({ control, options = [] }: FieldView): readonly Option[] | null {
  const { live, nameOf, t } = useView();
  switch (control) {
    case 'person':
    case 'people':
      return live.people.map(({ openId }) => ({ value: openId, text: nameOf(openId) }));
    case 'choice':
    case 'choices':
      return options.map(({ id, zh, en }) => ({ value: id, text: t(zh, en) }));
    case 'on-off':
      return [
        { value: 'on', text: t('是', 'On') },
        { value: 'off', text: t('否', 'Off') },
      ];
    default:
      return null;
  }
}
