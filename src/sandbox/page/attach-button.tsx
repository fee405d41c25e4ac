/** Sends a file instead of words. */
import { useRef } from 'preact/hooks';
import { useView } from './view.ts';

const LARGEST = 10_000_000;

interface Attached {
  readonly name: string;
  readonly base64: string;
}

export function AttachButton({ onFile }: { onFile: (file: Attached) => void }) {
  const { t, toast } = useView();
  const field = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > LARGEST) toast(t('文件太大，最多 10 MB', 'Too large: 10 MB at most'), 'error');
    else onFile({ name: file.name, base64: await base64Of(file) });
  };
  return (
    <>
      <button
        type="button"
        class="button attach"
        onClick={() => field.current?.click()}
        aria-label={t('发送 CSV 或 Excel 文件', 'Send a CSV or Excel file')}
      >
        {t('文件', 'File')}
      </button>
      <input
        ref={field}
        type="file"
        accept=".csv,.xlsx"
        hidden
        aria-label={t('CSV 或 Excel 文件', 'CSV or Excel file')}
        onChange={({ currentTarget: box }) => {
          void read(box.files?.[0]);
          box.value = '';
        }}
      />
    </>
  );
}

/** What stands behind the comma of a data address. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
