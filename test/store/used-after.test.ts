/** What people and operators do with what an earlier release left: each way that there is leads on from its rows too. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepMessage, type Message } from '../../src/sandbox/world/world.ts';
import { actsOf, optionsOf, textOf } from '../support/card.ts';
import { runCommand } from '../support/command.ts';
import type { FreshDatabase } from '../support/database.ts';
import { databaseOf, releaseNamed } from '../support/old-database.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const DAY = 86_400_000;
const RETENTION_MS = 60 * DAY;

const sentThen = (id: string, chatId: string, createdAt: number): Message => ({
  ...{ id, chatId, createdAt, sender: 'bot', type: 'interactive', rootId: '', threadId: '', recalled: false },
  ...{ versions: ['{}'], files: new Map() },
});

describe.each(['0.1.0'])('on the database of %s', (version) => {
  const release = releaseNamed(version);
  let database: FreshDatabase;
  let world: TestWorld;
  beforeAll(async () => {
    database = await databaseOf(release);
    const more = { policyFile: 'docs/policies/sandbox.json', retentionMs: RETENTION_MS };
    world = await startWorld({ database, startsAt: release.at, ...more });
    // The chats still show what was sent then.
    for (const { message_id: id, chat_id: chatId } of release.rows.copies ?? [])
      keepMessage(world.sandbox.world, sentThen(String(id), String(chatId), release.at));
  });
  afterAll(() => world.stop());

  const operator = (command: string, ...words: string[]) =>
    runCommand(command, { DATABASE_URL: database.url }, ...words);
  const said = async (text: string): Promise<string> => textOf(cardOf(await world.say('recruiter', text)));
  async function cardOfThen(number: number): Promise<Message> {
    const list = await world.say('recruiter', `/历史 ${number}`);
    const [option = ''] = optionsOf(cardOf(list));
    return world.brings(() => world.press('recruiter', list, 'pick', { option }));
  }
  const isWhole = async () => expect(await operator('audit', 'verify')).toMatchObject({ code: 0 });

  test('history and counts tell all of it', async () => {
    const [history, counts] = [await said('/历史'), await said('/统计')];
    for (const { number } of release.rows.proposals ?? []) expect(history).toContain(`#${number} `);
    expect(await said('/历史 J1002')).toContain('#1 更新职位人员 · 已生效');
    expect(counts).toContain('共 5 个变更申请');
    expect(counts).toContain('更新待入职：1（已拒绝 1）');
  });

  test('what was open is edited, and applied as it was filled in', async () => {
    const card = await cardOfThen(2);
    const form = await world.brings(() => world.press('recruiter', card, 'edit'));
    const again = await world.brings(() => world.press('recruiter', form, 'submit', { form: {} }));
    await world.state(again, 'To confirm');
    expect(textOf(cardOf(again))).toContain('2 项：李思远、黄子涵');
    await world.state(card, 'Cancelled');
    await world.press('recruiter', again, 'confirm');
    await world.state(again, 'Applied');
    expect(world.effects).toHaveLength(1);
  });

  test('what was applied is put back by its button, approved, and an undo of then can be withdrawn', async () => {
    const requirement = world.requirement('R00407');
    // This Hire is new: it holds what that release had written there.
    requirement.body.head_count = 12;
    const withdrawn = await cardOfThen(5);
    expect(actsOf(cardOf(await world.brings(() => world.press('recruiter', withdrawn, 'edit')))).has('submit')).toBe(
      true,
    );
    await world.press('recruiter', withdrawn, 'cancel');
    const card = await cardOfThen(3);
    const undo = await world.brings(() => world.press('recruiter', card, 'undo'));
    await world.state(undo, 'To confirm');
    await world.press('recruiter', undo, 'confirm');
    await world.state(undo, 'To approve');
    const lead = world.person('lead').openId;
    const own = await world.until(() => world.sentTo(lead).find((each) => actsOf(cardOf(each)).has('approve')) ?? null);
    await world.press('lead', own, 'approve');
    await world.state(undo, 'Applied');
    expect(requirement.body.head_count).toBe(10);
  });

  test('a person is told all of it, and erased', async () => {
    const who = world.person('recruiter').openId;
    const { proposals } = JSON.parse((await operator('person', 'export', who)).out);
    expect(proposals).toMatchObject([
      { number: 1, reason: '张三离职交接' },
      { number: 2 },
      { number: 3 },
      { number: 4 },
      { number: 5 },
      { number: 6 },
      { number: 7 },
    ]);
    expect((await operator('person', 'erase', '--yes', who)).code).toBe(0);
    expect((await operator('person', 'export', who)).out).not.toMatch(/张三|13810002713|talent7@/);
    await isWhole();
    expect(await said('/历史 1')).toContain('#1 ');
  });

  test('what is older than it may be kept is purged, and the trail stays whole', async () => {
    await world.later(RETENTION_MS + DAY);
    const rows = await world.db.selectFrom('proposals').select(['number', 'purged']).orderBy('number').execute();
    expect(rows.map(({ purged }) => Number(purged))).toEqual(rows.map(() => 1));
    await isWhole();
    expect(await said('/历史 3')).toContain('#3 更新招聘需求 · 已生效');
    expect(world.logs.filter((line) => line.startsWith('error'))).toEqual([]);
  });
});
