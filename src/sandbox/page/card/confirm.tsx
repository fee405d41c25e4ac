/** Asks once more before a control does something. */
import { useContext, useEffect, useRef } from 'preact/hooks';
import { CardContext } from './context.ts';
import type { Node } from './safe.ts';
import { textIn } from './words.ts';

export interface Question {
  readonly node: Node;
  readonly answer: (yes: boolean) => void;
}

export function Confirm({ node, answer, close }: Question & { close: () => void }) {
  const { language } = useContext(CardContext);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const end = (yes: boolean): void => {
    answer(yes);
    close();
  };
  return (
    <dialog ref={dialog} class="confirm" aria-label={textIn(node.title, language)} onCancel={() => end(false)}>
      <strong>{textIn(node.title, language)}</strong>
      <p>{textIn(node.text, language)}</p>
      <div class="dialog-buttons">
        <button type="button" class="button default" onClick={() => end(false)}>
          {language === 'zh' ? '取消' : 'Cancel'}
        </button>
        <button type="button" class="button primary_filled" onClick={() => end(true)}>
          {language === 'zh' ? '确定' : 'OK'}
        </button>
      </div>
    </dialog>
  );
}
