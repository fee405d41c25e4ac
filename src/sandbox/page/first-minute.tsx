/** A few things to try while a chat is empty. */
import { textFile } from './attached.ts';
import { useTold } from './sending.ts';
import { type FileSuggestion, filesFor, suggestionsFor } from './suggestions.ts';
import { useView } from './view.ts';
import { attach, leave } from './wire.ts';

interface FirstMinuteParts {
  readonly fill: (text: string) => void;
  readonly sent?: () => void;
}

export function FirstMinute({ fill, sent = () => undefined }: FirstMinuteParts) {
  const { live, chat, me, language, t } = useView();
  const recruits = live.people.some(({ openId, role }) => openId === me && role === 'recruiter');
  return (
    <section class="first-minute" aria-label={t('先试试', 'Try it')}>
      <h3>{t('先试试', 'Things to try')}</h3>
      <p class="hint">{t('点一下填进输入框，按回车发送。', 'One click fills the message box; Enter sends it.')}</p>
      {suggestionsFor(live, language).map(({ title, about, command }) => (
        <Try
          key={title}
          title={title}
          about={about}
          onClick={() => {
            fill(chat.direct ? command : `@${live.bot.name} ${command}`);
            document.getElementById('composer')?.focus();
          }}
        />
      ))}
      {/* In a group the bot reads a file where somebody replies to it with a command. */}
      {live.takesFiles && chat.direct && <Files sent={sent} />}
      {chat.direct && recruits && <Leaving sent={sent} />}
    </section>
  );
}

function Files({ sent }: { sent: () => void }) {
  const { live, chat, me, language, t } = useView();
  const told = useTold();
  const send = async ({ file }: FileSuggestion): Promise<void> => {
    sent();
    await told(attach({ from: me, chat: chat.id }, await textFile(file)), () => undefined);
  };
  return (
    <>
      <p class="hint">
        {t(
          '点一下就发出去的文件；也可以把自己的文件拖到这里。',
          'Files that one click sends; or drop one of your own here.',
        )}
      </p>
      {filesFor(live, language).map((each) => (
        <Try key={each.title} title={each.title} about={each.about} onClick={() => void send(each)} />
      ))}
    </>
  );
}

/** Feishu's HR tells of it; who is in charge of the jobs is asked, each in their own chat. */
function Leaving({ sent }: { sent: () => void }) {
  const { me, t } = useView();
  const told = useTold();
  return (
    <Try
      title={t('同事要离职了', 'A colleague is leaving')}
      about={t(
        '飞书人事发来一个离职事件；机器人问职位负责人要不要交接，谁不确认都不写入',
        'An event of Feishu CoreHR; the bot offers the handover to the recruiters in charge, and writes nothing alone',
      )}
      onClick={() => {
        sent();
        void told(leave(me), () => undefined);
      }}
    />
  );
}

function Try({ title, about, onClick }: { title: string; about: string; onClick: () => void }) {
  return (
    <button type="button" class="suggestion" onClick={onClick}>
      <strong>{title}</strong>
      <span class="hint">{about}</span>
    </button>
  );
}
