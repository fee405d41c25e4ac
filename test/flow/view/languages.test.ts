/** One reader, one language: over the cards that a day of work brings. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as customFields from '../../../src/sandbox/seed/custom-fields.ts';
import * as settings from '../../../src/sandbox/seed/settings.ts';
import * as standardFields from '../../../src/sandbox/seed/standard-fields.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf } from '../../support/card.ts';
import { foreignIn, type Language, readIn } from '../../support/languages.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
const cards: Message[] = [];
const typed: string[] = [];
beforeAll(async () => {
  world = await startWorld({
    policy: {
      groups: { leads: [(await import('../../support/people.ts')).LEAD] },
      rules: [
        { operations: ['pool.*'], propose: ['everyone'], approve: { by: ['leads'] } },
        { operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } },
      ],
    },
  });
});
afterAll(() => world.stop());

async function say(text: string, from = 'recruiter'): Promise<Message> {
  typed.push(text, ...text.split(/\s+/));
  const card = await world.say(from, text);
  cards.push(card);
  return card;
}

/** Every word that Feishu holds of this tenant, longest first: names belong to no language. */
function given(): string[] {
  // By which list a form was found, as Feishu calls it.
  const told = new Set<string>([...typed, '社招', '校招']);
  const collect = (value: unknown): void => {
    if (typeof value === 'string') for (const part of [value, ...value.split(/[\s·、，—|"=]+/)]) told.add(part);
    else if (value instanceof Map) for (const [key, each] of value) collect([key, each]);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect);
  };
  const { people, jobs, requirements, pools, talents, preHires } = world.sandbox.world;
  collect([people, jobs, requirements, pools, talents, preHires, settings, customFields, standardFields]);
  return [...told].filter((words) => /\D/.test(words)).sort((a, b) => b.length - a.length);
}

test('commands, forms, questions, looks, reports, decisions, receipts', async () => {
  const lead = world.person('lead').name;
  const mobile = world.talent(3).mobile;
  for (const command of [
    `/job managers J1002 --recruiter @${lead} --add-assistants me --note 交接`,
    '/job managers J1003 J1004 --assistants me',
    `/job config J1005 --interviewers 1=me,@${lead} 2=me --evaluators me --video zoom`,
    '/job config J1006 --self-scheduling on --clear remark',
    '/jr update R00407 --headcount +2 --priority 高 --deadline 2027-09-01',
    '/jr update R00408 --custom 紧急程度=普通 技能标签=Go --jobs J1003',
    '/jr update R00409 --headcount +1 --dry-run',
    '/prehire update 24002 --hire-date 2026-01-05',
    '/prehire update 24003 --status withdrawn',
    '/prehire update 24004 --cost-centers 研发中心=60 平台部=40',
    `/pool add 校招储备 ${mobile}`,
    '/jr update R00407 --headcount 30000',
    '/jr update R00410 --max-salary 25000',
    '/job config J1007',
    '/job managers',
    '/job managers 前端工程师 --recruiter me',
    '/job managers 没有这个职位 --recruiter me',
    '/job managres J1002',
    '/job managers J1002 --recruitr me',
    '/job config J1002 --clear interviewers',
    '/job find 前端',
    '/job show J1002',
    '/jr show R00407',
    '/prehire show 24003',
    '/talent find 王',
    '/pool list',
    '/pending',
    '/history',
    '/stats',
    '/whoami',
  ])
    await say(command);
  await world.settled();
  for (const card of [...cards])
    for (const act of ['confirm', 'undo', 'cancel'])
      if (actsOf(cardOf(card)).has(act)) {
        await world.press('recruiter', card, act);
        await world.settled();
      }
  const names = given();
  const all = [...world.sandbox.world.messages.values()].filter(({ type }) => type === 'interactive');
  const foreign = (language: Language): string[] => [
    ...new Set(
      all
        .flatMap(({ versions }) => versions.map((version): unknown => JSON.parse(version)))
        .flatMap((card) => readIn(card, language))
        .flatMap((text) => foreignIn(text, language, names) ?? []),
    ),
  ];
  expect({ zh: foreign('zh'), en: foreign('en') }).toEqual({ zh: [], en: [] });
}, 180_000);
