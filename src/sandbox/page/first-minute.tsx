/** Three things to try while a chat is empty. */
import { suggestionsFor } from './suggestions.ts';
import { useView } from './view.ts';

export function FirstMinute({ fill }: { fill: (text: string) => void }) {
  const { live, chat, language, t } = useView();
  return (
    <section class="first-minute" aria-label={t('先试试', 'Try it')}>
      <h3>{t('先试试这三件事', 'Three things to try')}</h3>
      <p class="hint">{t('点一下填进输入框，按回车发送。', 'One click fills the message box; Enter sends it.')}</p>
      {suggestionsFor(live, language).map(({ title, about, command }) => (
        <button
          key={title}
          type="button"
          class="suggestion"
          onClick={() => {
            fill(chat.direct ? command : `@${live.bot.name} ${command}`);
            document.getElementById('composer')?.focus();
          }}
        >
          <strong>{title}</strong>
          <span class="hint">{about}</span>
        </button>
      ))}
    </section>
  );
}
