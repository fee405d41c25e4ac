/** What the composer offers, as one types. */
import { describe, expect, test } from 'vitest';
import { completions } from '../../../src/command/completion.ts';
import { handoverOver } from '../../../src/operations/handover.ts';
import { operations } from '../../../src/operations/index.ts';
import { looks } from '../../../src/operations/looks.ts';
import { complete, type Known } from '../../../src/sandbox/page/complete.ts';
import { namesByKind } from '../../../src/sandbox/page-server/names.ts';
import { createWorld } from '../../../src/sandbox/world/world.ts';

const world = createWorld();
const known: Known = {
  commands: completions({ operations, looks, handover: handoverOver(operations) }),
  names: namesByKind(world),
  people: world.people.map(({ openId, name, enName, role }) => ({ openId, name, enName, role })),
  bot: world.bot,
  language: 'zh',
};

/** The cursor stands at `|`, or at the end. */
function offered(typed: string, more: Partial<Known> = {}): string[] {
  const cursor = typed.includes('|') ? typed.indexOf('|') : typed.length;
  return complete(typed.replace('|', ''), cursor, { ...known, ...more }).suggestions.map(({ label }) => label);
}

/** The text after the first suggestion was taken. */
function taken(typed: string): string {
  const { from, suggestions } = complete(typed, typed.length, known);
  return `${typed.slice(0, from)}${suggestions[0]?.insert ?? ''}`;
}

describe('the composer offers', () => {
  test('commands in the language in which they are begun', () => {
    expect(offered('/')).toContain('/职位 人员');
    expect(offered('/', { language: 'en' })).toContain('/job managers');
    expect(offered('/job ')).toEqual(expect.arrayContaining(['/job managers', '/job config', '/job find']));
    expect(offered('／人才库 加')).toEqual(['/人才库 加入']);
    expect(offered('/nothing like it')).toEqual([]);
  });

  test('targets, one after the other', () => {
    expect(offered('/pool add 校')).toEqual(['校招储备']);
    expect(offered('/pool add 校招储备 王').every((word) => /^\d{11}$/.test(word))).toBe(true);
    expect(offered('/job managers J1002 J1003')).toEqual(['J1003']);
    expect(offered('/job managers 前端')).toContain('J1001');
    expect(offered('/pool list x y')).toEqual([]);
  });

  test('flags that were not typed yet, by name or meaning', () => {
    expect(offered('/jr update R00407 --dead')).toEqual(['--deadline']);
    expect(offered('/jr update R00407 --截止').length).toBeLessThanOrEqual(1);
    expect(offered('/job managers J1 --recruiter @a --rec')).toEqual([]);
    expect(offered('/job managers J1 --dry-run ')).toEqual([]);
  });

  test('what a flag takes', () => {
    expect(offered('/jr update R00407 --priority ')).toEqual(['高', '中', '低']);
    expect(offered('/jr update R00407 --deadline t')).toEqual(['today', 'tomorrow']);
    expect(offered('/job managers J1002 --recruiter ')[0]).toBe('me');
    expect(offered('/job managers J1002 --add-assistants @陈静 @林')).toContain('林晓');
    expect(offered('/job managers J1002 --recruiter @陈静 x')).toEqual([]);
    expect(offered('/job config J1002 --offer-form 校')).toEqual(['校招申请表']);
  });

  test('people anywhere, the bot too; a whole name needs no choosing', () => {
    expect(offered('你好 @招')).toEqual(['招聘助手']);
    expect(offered('@陈静')[0]).toBe('陈静');
  });

  test.each([
    ['/', true],
    ['/job man', true],
    ['/job managers', false],
    ['/HELP', false],
    ['/job managers ', false],
    ['/job managers J100', true],
    ['/job managers J1002', false],
    ['/job managers J1002 ', false],
    ['/job managers J1002 --rec', true],
    ['/job managers J1002 --recruiter', false],
    ['/jr update R00407 --priority ', false],
    ['/jr update R00407 --priority 高', false],
    ['/nothing like it', false],
    ['@', true],
    ['@陈', true],
    ['@陈静', false],
  ])('%s: does Enter take the first? %s', (typed, begun) => {
    expect(complete(typed, typed.length, known).begun).toBe(begun);
  });

  test('all commands and all flags, however many', () => {
    expect(offered('/')).toHaveLength(known.commands.length);
    expect(offered('/jr update R00407 --').length).toBeGreaterThan(30);
  });

  test('nothing in other text, and only for the line of the cursor', () => {
    expect(offered('今天 1/2')).toEqual([]);
    expect(offered('/jr update R00407\n/pool add 高潜')).toEqual(['高潜人才']);
    expect(offered('/jr upd| R00407')).toEqual(['/jr update']);
    expect(offered('@招聘助手 /jr upd')).toEqual(['/jr update']);
  });

  test('and puts it where it was begun', () => {
    expect(taken('/jr upd')).toBe('/jr update ');
    expect(taken('/job managers J1002 --rec')).toBe('/job managers J1002 --recruiter ');
    expect(taken('/jr update R00407 --job-family 技术序列,产')).toBe(
      '/jr update R00407 --job-family 技术序列,产品序列 ',
    );
    expect(taken('/job config J1002 --interviewers 1=@陈静')).toContain('1=@陈静 ');
  });
});
