/** Who I am, and the chats I am in. */
import { useContext } from 'preact/hooks';
import { Avatar } from './card/small.tsx';
import { wordsOf } from './message-words.ts';
import { type Choices, chatOf, MessagesContext, roles, useView } from './view.ts';

export function Sidebar() {
  const { t } = useView();
  return (
    <aside class="sidebar" aria-label={t('身份与会话', 'You and your chats')}>
      <Personas />
      <Chats />
    </aside>
  );
}

function Personas() {
  const { live, me, t, choose, nameOf, language } = useView();
  const first = roles.flatMap(({ role, ...words }) => {
    const person = live.people.find((each) => each.role === role);
    return person ? [{ ...words, role, person }] : [];
  });
  const others = live.people.filter((person) => !first.some((each) => each.person === person));
  return (
    <div class="who">
      <label class="hint" for="persona">
        {t('我是', 'I am')}
      </label>
      <div class="who-row">
        <Avatar id={me} name={nameOf(me)} />
        <select
          id="persona"
          aria-label={t('我是', 'I am')}
          value={me}
          onChange={(event) => choose({ me: event.currentTarget.value })}
        >
          {first.map(({ person, role, ...words }) => (
            <option key={role} value={person.openId}>
              {words[language]} · {nameOf(person.openId)}
            </option>
          ))}
          <optgroup label={t('其他同事', 'Other colleagues')}>
            {others.map(({ openId }) => (
              <option key={openId} value={openId}>
                {nameOf(openId)}
              </option>
            ))}
          </optgroup>
        </select>
      </div>
    </div>
  );
}

const places: readonly Choices['place'][] = ['direct', 'group'];

function Chats() {
  const { live, me, place, choose, t, language } = useView();
  const messages = useContext(MessagesContext);
  return (
    <nav aria-label={t('会话', 'Chats')}>
      <ul class="chats">
        {places.map((each) => {
          const chat = chatOf(live, me, each);
          const last = messages.findLast(({ chatId }) => chatId === chat?.id);
          const name = each === 'direct' ? live.bot.name : (chat?.name ?? '');
          return (
            <li key={each}>
              <button
                type="button"
                class="chat-row"
                aria-current={place === each ? 'true' : undefined}
                onClick={() => choose({ place: each, front: 'chat' })}
              >
                <Avatar id={each === 'direct' ? live.bot.openId : (chat?.id ?? '')} name={name} />
                <span class="chat-words">
                  <span class="chat-name">
                    {name} <span class="tag blue">{each === 'direct' ? t('机器人', 'Bot') : t('群', 'Group')}</span>
                  </span>
                  <span class="hint last">
                    {last ? wordsOf(last, language).slice(0, 80) : t('还没有消息', 'No messages yet')}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
