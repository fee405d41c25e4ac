/** Help that helps: what can be said, one command in full, what may have been meant, a record named alone, a greeting. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completions } from '../../../src/command/completion.ts';
import { parseMessage } from '../../../src/command/parse.ts';
import { handoverOver } from '../../../src/operations/handover.ts';
import { operations } from '../../../src/operations/index.ts';
import { looks } from '../../../src/operations/looks.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { buttonsWith, linesOf as linesOn, nodesOf, textOf } from '../../support/card.ts';
import { controls } from '../../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const ask = (text: string, group = false): Promise<Message> =>
  world.say('recruiter', group ? `@招聘助手 ${text}` : text, group ? { chat: 'group' } : {});
const words = async (text: string): Promise<string> => textOf(cardOf(await ask(text)));
const linesOf = (card: Message): unknown[] => linesOn(cardOf(card));
/** Presses the button that says so, and waits for what it brings. */
async function open(card: Message, said: string, answer = 1): Promise<Message> {
  const button = buttonsWith(cardOf(card), 'open').find(({ text }) => text.includes(said));
  await world.press('recruiter', card, 'open', { value: button?.value });
  return world.answer(card, answer);
}

/** Every page of a card with pages. */
async function allPages(card: Message): Promise<string> {
  const first = textOf(cardOf(card));
  let all = first;
  for (;;) {
    const [next] = buttonsWith(cardOf(card), 'page');
    if (!next) return all;
    await world.press('recruiter', card, 'page', { value: next.value });
    if (textOf(cardOf(card)) === first) return all;
    all += textOf(cardOf(card));
  }
}

describe('/help', () => {
  test('six lines name every command in both languages, no more than ten in a group', async () => {
    const card = await ask('/help');
    expect(linesOf(card)).toHaveLength(6);
    for (const { words: known } of completions({ operations, looks, handover: handoverOver(operations) }))
      for (const word of known) if (word !== '/帮助') expect(textOf(cardOf(card))).toContain(word);
    expect(linesOf(await ask('/help', true)).length).toBeLessThanOrEqual(10);
  });

  test('its buttons are the forms of the writes, what waits for me, my jobs, and undo', async () => {
    const card = await ask('/帮助');
    const titles = buttonsWith(cardOf(card), 'open').map(({ text }) => text);
    for (const { title } of operations) expect(titles).toContain(`${title.zh}\n${title.en}`);
    expect(controls(await open(card, '更新招聘需求')).has('headcount')).toBe(true);
    expect(textOf(cardOf(await open(card, '我的职位', 2)))).toContain('职位 · 林晓');
    expect(textOf(cardOf(await open(card, '撤销一项改动', 3)))).toContain('没有');
  });

  test('a button that was not offered opens nothing', async () => {
    const card = await ask('/help');
    const value = buttonsWith(cardOf(card), 'open')[0]?.value;
    const ref = String(value?.ref).replace(/\.\d+$/, '.77');
    expect((await world.press('recruiter', card, 'open', { value: { act: 'open', ref } })).toast).toContain('请选择');
  });
});

describe('/help <command>', () => {
  const all = completions({ operations, looks, handover: handoverOver(operations) }).flatMap((command) =>
    command.words.map((word) => ({ word, command })),
  );

  test.each(all.filter(({ word }) => !['/help', '/帮助'].includes(word)))('%s', async ({ word, command }) => {
    const text = await words(`/help ${word}`);
    expect(text).toContain(command.zh);
    for (const each of command.words) expect(text).toContain(each);
  });

  test.each(operations)(
    '$name: every field with its names, what it takes and all its choices; nothing is cut',
    async (operation) => {
      const text = await allPages(await ask(`/help ${operation.noun.en} ${operation.verb.en}`));
      for (const [flag, { offered, label, names, typed }] of operation.fields) {
        if (!offered) continue;
        for (const word of [`--${flag}  ${label.zh}`, `--${flag}  ${label.en}`, ...names]) expect(text).toContain(word);
        for (const { zh, en } of typed.choices ?? []) for (const word of [zh, en]) expect(text).toContain(word);
      }
      for (const line of text.split('\n').filter((each) => each.startsWith('--'))) expect(line).not.toMatch(/…$/);
    },
  );

  test('three examples are about my own jobs, and are understood', async () => {
    const me = world.person('recruiter').openId;
    const own = [...world.sandbox.world.jobs.values()].filter((job) => job.recruiter === me && job.open);
    const text = await words('/help job managers');
    const examples = [...text.matchAll(/^Example: (.+)$/gm)].map(([, example = '']) => example);
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      expect(own.map(({ code }) => code)).toContain(/J\d+/.exec(example)?.[0]);
      expect(parseMessage(example, { operations, looks })).toMatchObject([{ kind: 'operation' }]);
    }
  });

  test('in a group it comes in pages of ten lines at most', async () => {
    const card = await ask('/help jr update', true);
    expect(linesOf(card).length).toBeLessThanOrEqual(10);
    expect(await allPages(card)).toContain('--update-related-jobs');
    expect(linesOf(card).length).toBeLessThanOrEqual(10);
  });
});

describe('what was not understood', () => {
  const chance = createChance(4);
  /** One letter of the verb is wrong. */
  const misspelt = (word: string): string => {
    const at = Math.floor(chance() * word.length);
    return `${word.slice(0, at)}x${word.slice(at + 1)}`;
  };

  test.each(operations)('$name: the nearest is a button that opens its form', async ({ noun, verb, targets }) => {
    const card = await ask(`/${noun.en} ${misspelt(verb.en)}`);
    const buttons = buttonsWith(cardOf(card), 'open');
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.length).toBeLessThanOrEqual(3);
    const form = await open(card, `/${noun.en} ${verb.en}`);
    expect([...controls(form).keys()]).toContain(targets[0]?.name);
  });

  test('what was typed behind it is filled in', async () => {
    const card = await ask(`/job managres J1002 --recruiter @${world.person('lead').name}`);
    const form = await open(card, '/job managers');
    expect(controls(form).get('recruiter')).toMatchObject({ initial_option: world.person('lead').openId });
    expect(textOf(cardOf(form))).toContain('J1002');
  });
});

describe('a record that stands alone', () => {
  const { jobs, requirements, pools } = { jobs: 'J1002', requirements: 'R00407', pools: '校招储备' };
  test.each([
    [jobs, '更新职位人员'],
    [`  ${jobs.toLowerCase()}　`, '更新职位人员'],
    [requirements, 'R00407'],
    [pools, '校招储备'],
    ['24001', '24001'],
  ])('%s is shown', async (text, shown) => {
    const card = await ask(text);
    expect(textOf(cardOf(card))).toContain(shown);
    expect(textOf(cardOf(card))).not.toContain('我能做什么');
  });

  test('a mobile shows the talent who has it', async () => {
    const { id, mobile } = world.talent(0);
    expect(await words(mobile.replace('+86', ''))).toContain(id);
  });

  test('a name that several have is asked', async () => {
    const card = await ask('前端工程师');
    const buttons = buttonsWith(cardOf(card), 'open');
    expect(buttons.length).toBeGreaterThan(1);
    const shown = await open(card, 'J');
    expect(nodesOf(cardOf(shown)).length).toBeGreaterThan(0);
    expect(textOf(cardOf(shown))).toContain('前端工程师');
  });

  test('what is nothing of the kind gets the help', async () => {
    for (const text of ['今天天气不错', 'J9', '什么时候发工资呀我想知道一下到底是哪天', 'x'.repeat(5000)])
      expect(await words(text)).toContain('我能做什么');
  });
});

test.each(['你好', '您好！', 'Hello', 'hi~', '在吗', '早上好', '谢谢你', '  嗨 ', 'good morning'])(
  '"%s" gets two lines, and the forms',
  async (text) => {
    for (const group of [false, true]) {
      const card = await ask(text, group);
      expect(linesOf(card)).toHaveLength(2);
      expect(buttonsWith(cardOf(card), 'open').length).toBeGreaterThan(3);
      expect(textOf(cardOf(card))).toContain('/help');
    }
  },
);
