/** Beside the chat: what the stand-in holds, what it was told, and trouble to make. */
import { Calls } from './calls.tsx';
import { Guard } from './card/elements.tsx';
import { Hire } from './hire.tsx';
import { Trouble } from './trouble.tsx';
import { type Pane, useView } from './view.ts';

const panes: readonly { readonly pane: Pane; readonly zh: string; readonly en: string }[] = [
  { pane: 'hire', zh: '招聘数据', en: 'Hire' },
  { pane: 'calls', zh: '调用', en: 'Calls' },
  { pane: 'trouble', zh: '故障', en: 'Trouble' },
];

/** Chat and pane side by side; on a phone the tabs choose between them. */
export function Side() {
  const { pane, front, choose, language, t } = useView();
  return (
    <div class="side">
      <nav class="tabs" aria-label="面板 Panes">
        <button
          type="button"
          class="tab tab-chat"
          aria-current={front === 'chat' ? 'true' : undefined}
          onClick={() => choose({ front: 'chat' })}
        >
          {t('聊天', 'Chat')}
        </button>
        {panes.map(({ pane: each, ...words }) => (
          <button
            key={each}
            type="button"
            class={`tab tab-${each}`}
            aria-current={pane === each ? 'true' : undefined}
            onClick={() => choose({ pane: each, front: 'pane' })}
          >
            {words[language]}
          </button>
        ))}
      </nav>
      <Guard key={pane}>
        <div class="pane">{pane === 'calls' ? <Calls /> : pane === 'trouble' ? <Trouble /> : <Hire />}</div>
      </Guard>
    </div>
  );
}
