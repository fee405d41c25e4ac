/** Writes that Feishu refuses as documented: how to make one, and what its card has to name. */
import { expect } from 'vitest';
import type { Message } from '../../src/sandbox/world/world.ts';
import { textOf } from './card.ts';
import { type Contract, contractOf, fixture } from './contract.ts';
import { cardOf, type TestWorld } from './world.ts';

/** A command of each operation that always changes something; `turn` is another number each time. */
export const commands: Readonly<Record<string, (world: TestWorld, turn: number) => string>> = {
  'job-managers': (world, turn) => `/job managers J1002 --recruiter ${world.person(1 + (turn % 23)).openId}`,
  'job-config': (_, turn) => `/job config J1003 --remark 第 ${turn} 次`,
  'job-requirement': (_, turn) => `/jr update R00403 --headcount ${100 + turn}`,
  'talent-pool': (world, turn) => `/pool add 高潜人才 ${world.talent(turn * 4 + 1).id}`,
  'pre-hire': (world, turn) => `/prehire update ${[...world.sandbox.world.preHires.keys()][3]} --worker-id W${turn}`,
};

export type Row = Pick<
  Contract['errors'][number],
  'http_status' | 'code' | 'zh' | 'en' | 'fix_zh' | 'fix_en' | 'retry'
>;
const common = (fixture('contract/common-errors.json') as Pick<Contract, 'errors'>).errors;

/** The same code means what the operation's own page says, else what it means anywhere. */
export const documented = (file: string): Row[] => {
  const own = contractOf(file).errors;
  return [...own, ...common.filter(({ code }) => !own.some((each) => each.code === code))];
};

const message = 'no, <at id=all></at> of ou_0123456789abcdef\nwith t-g104abcdefgh0123456789';

export const refusal = ({ http_status, code }: Row) => ({ status: http_status ?? 400, code, msg: message });

export async function proposed(world: TestWorld, file: string, turn: number): Promise<Message> {
  const card = await world.say('recruiter', commands[file]?.(world, turn) ?? '');
  return world.state(card, 'To confirm');
}

/** What a card of a write that was given up has to name. */
export function expectExplained(card: Message, { code, zh, en, fix_zh, fix_en }: Row): void {
  const text = textOf(cardOf(card));
  for (const words of [zh, en, fix_zh, fix_en, `Feishu code ${code}`]) expect(text).toContain(words);
  expect(text).toMatch(/日志 ID sandbox[0-9a-f]+/);
  expect(text).toContain('飞书的返回说明：no, of … with …');
  expect(text).not.toMatch(/ou_0123|t-g104|at id=all/);
}
