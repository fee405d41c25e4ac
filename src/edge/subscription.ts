/** What Feishu's developer console is told to deliver, and where. */

export const EVENTS_PATH = '/feishu/events';
/** The console asks for an address of each; both take either. */
export const CARDS_PATH = '/feishu/cards';

export const MESSAGE = 'im.message.receive_v1';
export const RECALL = 'im.message.recalled_v1';
/** Only where the app is subscribed to it: it needs a scope of CoreHR that nothing else here does. */
export const LEAVING = 'corehr.offboarding.status_updated_v2';
/** The bot's own chat was opened: told at every opening. */
export const ENTERED = 'im.chat.access_event.bot_p2p_chat_entered_v1';
/** The bot is in a group now. */
export const ADDED = 'im.chat.member.bot.added_v1';
export const MENU = 'application.bot.menu_v6';
export const CLICK = 'card.action.trigger';
