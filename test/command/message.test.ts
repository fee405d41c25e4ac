import { describe, expect, test } from 'vitest';
import { type ChatMessage, type Mention, readMessage } from '../../src/command/message.ts';

const BOT = 'ou_bot';
const bot = { openId: BOT, name: '招聘助手' };
const unknown = { openId: '', name: '' };
const mention = (index: number, openId: string, name = `N${index}`): Mention => ({
  key: `@_user_${index}`,
  name,
  openId,
  isBot: openId === BOT,
});
const text = (content: unknown, mentions: Mention[] = [], direct = false): ChatMessage => ({
  type: 'text',
  content: JSON.stringify({ text: content }),
  mentions,
  direct,
});

describe('readMessage', () => {
  test('people become their open_ids, the bot disappears', () => {
    const said = readMessage(
      text('@_user_1 /job managers x --recruiter @_user_2', [mention(1, BOT), mention(2, 'ou_ann', 'Ann')]),
      bot,
    );
    expect(said?.text.replace(/\s+/g, ' ').trim()).toBe('/job managers x --recruiter ou_ann');
    expect(said?.addressed).toBe(true);
    expect(said?.people.get('ou_ann')).toBe('Ann');
  });

  test('a mention glued to its flag or its neighbour stays a value of its own', () => {
    const said = readMessage(text('--assistants@_user_1@_user_2', [mention(1, 'ou_a'), mention(2, 'ou_b')]), bot);
    expect(said?.text.split(/\s+/).filter(Boolean)).toEqual(['--assistants', 'ou_a', 'ou_b']);
  });

  test('@_user_1 never eats the beginning of @_user_10, whatever the order', () => {
    const mentions = Array.from({ length: 12 }, (_, index) => mention(index + 1, `ou_${index + 1}x`));
    const said = readMessage(
      text(
        mentions
          .map(({ key }) => key)
          .reverse()
          .join(' '),
        mentions,
      ),
      bot,
    );
    expect(said?.text.split(/\s+/).filter(Boolean)).toEqual(mentions.map(({ openId }) => openId).reverse());
  });

  test('a literal placeholder without a mention stays text; people of another tenant stay names', () => {
    expect(readMessage(text('@_user_7 @_all', [], true), bot)?.text).toBe('@_user_7 @_all');
    expect(readMessage(text('@_user_1', [mention(1, '', 'Guest')], true), bot)?.text).toBe('@Guest');
  });

  test('a group message that mentions another bot or everybody is not for us', () => {
    const other: Mention = { key: '@_user_1', name: 'Other', openId: 'ou_other', isBot: true };
    expect(readMessage(text('@_user_1 /help', [other]), bot)?.addressed).toBe(false);
    expect(readMessage(text('@_all /help'), bot)?.addressed).toBe(false);
    // While the bot does not know its own id, a mentioned bot is taken for it.
    expect(readMessage(text('@_user_1 /help', [other]), unknown)?.addressed).toBe(true);
  });

  test('rich text: lines, links and mentions', () => {
    const content = {
      title: '',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: 'Bot' },
          { tag: 'text', text: ' /pool add ' },
          { tag: 'a', text: '校招', href: 'https://x' },
        ],
        [
          { tag: 'text', text: '--note x' },
          { tag: 'img', image_key: 'k' },
        ],
      ],
    };
    const said = readMessage(
      { type: 'post', content: JSON.stringify(content), mentions: [mention(1, BOT)], direct: false },
      bot,
    );
    expect(said?.text.trim()).toBe('/pool add [校招](https://x)\n--note x');
    expect(said?.addressed).toBe(true);
  });

  test.each([
    ['image', '{"image_key":"k"}'],
    ['text', 'not json'],
    ['text', '{"text":1}'],
    ['text', 'null'],
    ['post', '{"content":{}}'],
    ['post', '[]'],
  ])('%s %s is no text', (type, content) => {
    expect(readMessage({ type, content, mentions: [], direct: true }, bot)).toBeNull();
  });

  test('a name that was pasted as text calls the bot and is no part of what is said', () => {
    for (const pasted of ['@招聘助手 /help', '/help @招聘助手', '@招聘助手/help', '＠招聘助手 /help']) {
      expect(readMessage(text(pasted), bot)).toMatchObject({
        addressed: true,
        text: expect.stringMatching(/^\s*\/help\s*$/),
      });
      expect(readMessage(text(pasted), unknown)?.addressed).toBe(false);
    }
    expect(readMessage(text('@招聘 /help'), bot)?.addressed).toBe(false);
  });

  test('a mention in a list of entries stays with its key', () => {
    const people = [mention(1, 'ou_a'), mention(2, 'ou_b')];
    expect(readMessage(text('--interviewers 1=@_user_1,@_user_2', people, true), bot)?.text).toBe(
      '--interviewers 1=ou_a,ou_b ',
    );
    expect(readMessage(text('--recruiter＝@_user_1', people, true), bot)?.text.trim()).toBe('--recruiter＝ou_a');
  });
});
