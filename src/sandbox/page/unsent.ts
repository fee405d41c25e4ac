/** What was typed and not sent yet, a chat each: it outlives a reload, and a look into another chat. */
import { useState } from 'preact/hooks';

const keyOf = (chatId: string): string => `hirebot-draft-${chatId}`;

export function useUnsent(chatId: string) {
  const [text, setText] = useState(() => sessionStorage.getItem(keyOf(chatId)) ?? '');
  const setDraft = (next: string | ((now: string) => string)): void =>
    setText((now) => {
      const draft = typeof next === 'string' ? next : next(now);
      sessionStorage.setItem(keyOf(chatId), draft);
      return draft;
    });
  return [text, setDraft] as const;
}
