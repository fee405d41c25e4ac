/** Sends a CSV file instead of words. */
import { useRef } from 'preact/hooks';
import { useView } from './view.ts';

const LARGEST = 500_000;

export function AttachButton({ onFile }: { onFile: (file: { name: string; base64: string }) => void }) {
  const { t, toast } = useView();
  const field = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > LARGEST) {
      toast(t('文件太大，最多 500 KB', 'Too large: 500 KB at most'), 'error');
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    onFile({ name: file.name, base64: btoa([...bytes].map((byte) => String.fromCharCode(byte)).join('')) });
  };
  return (
    <>
      <button
        type="button"
        class="button attach"
        onClick={() => field.current?.click()}
        aria-label={t('添加 CSV 文件', 'Attach a CSV file')}
      >
        CSV
      </button>
      <input
        ref={field}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={t('CSV 文件', 'CSV file')}
        onChange={({ currentTarget: box }) => {
          void read(box.files?.[0]);
          box.value = '';
        }}
      />
    </>
  );
}
