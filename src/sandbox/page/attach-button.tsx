/** Sends files instead of words: chosen with a button, or dropped anywhere on the page. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Attached, readFile } from './attached.ts';
import { useView } from './view.ts';

interface Attaching {
  readonly onFile: (file: Attached) => void;
}

function useReading(onFile: Attaching['onFile']): (files: FileList | null | undefined) => Promise<void> {
  const { t, toast } = useView();
  return async (files) => {
    for (const file of files ?? []) {
      const read = await readFile(file).catch(() => null);
      if (read) onFile(read);
      else
        toast(
          t(`${file.name} 太大或读不了，最多 10 MB`, `${file.name}: too large or unreadable; 10 MB at most`),
          'error',
        );
    }
  };
}

export function AttachButton({ onFile }: Attaching) {
  const { t } = useView();
  const field = useRef<HTMLInputElement>(null);
  const read = useReading(onFile);
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
          void read(box.files).then(() => {
            box.value = '';
          });
        }}
      />
    </>
  );
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** A browser leaves the page for a file that nobody takes. */
export function DropPlace({ onFile }: Attaching) {
  const { t } = useView();
  const [over, setOver] = useState(false);
  const read = useReading(onFile);
  const newest = useRef(read);
  newest.current = read;
  useEffect(() => {
    const onDrag = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // Leaving one element for another is no leaving.
    const onLeave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      void newest.current(event.dataTransfer?.files);
    };
    window.addEventListener('dragover', onDrag);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDrag);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return <div class="drop-place">{t('松开鼠标，发给招聘助手', 'Let go to send it to the bot')}</div>;
}
