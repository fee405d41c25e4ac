/** A Feishu that answers only what the five pages name, and 404 for all lists around them: ids still do everything. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customFields } from '../../src/sandbox/seed/custom-fields.ts';
import { nodesOf, textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const CORE = [
  /^\/open-apis\/(auth|im|bot)\//,
  /^\/open-apis\/hire\/v1\/jobs\/\d+\/(config|update_config|recruiter|managers\/batch_update)/,
  /^\/open-apis\/hire\/v1\/job_requirements\/(search|\d+)/,
  /^\/open-apis\/corehr\/v1\/pre_hires\/\d+/,
  /^\/open-apis\/hire\/v1\/talent_pools\/\d+\//,
  /^\/open-apis\/hire\/v2\/talents\/\d+/,
];

let world: TestWorld;
let front: Server;
beforeAll(async () => {
  let target = '';
  front = createServer((asked, answer) => {
    if (!CORE.some((path) => path.test(asked.url ?? ''))) {
      answer.writeHead(404, { 'content-type': 'text/html' }).end('<html>404</html>');
      return;
    }
    const { method = 'GET', headers } = asked;
    const passed = request(new URL(asked.url ?? '/', target), { method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 500, given.headers);
      given.pipe(answer);
    });
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo;
  world = await startWorld({
    front: (url) => {
      target = url;
      return `http://127.0.0.1:${port}`;
    },
  });
});
afterAll(async () => {
  await world.stop();
  front.close();
});

const held = () => {
  const { jobs, requirements, preHires, pools, talents } = world.sandbox.world;
  const id = (rows: ReadonlyMap<string, unknown>): string => [...rows.keys()][3] ?? '';
  const lead = world.person('lead').openId;
  const ids = { job: id(jobs), jr: id(requirements), prehire: id(preHires), pool: id(pools), talent: id(talents) };
  const custom = customFields.find(({ type }) => type === 1)?.id ?? '';
  return { ...ids, custom, lead };
};

test.each([
  () => `/job managers ${held().job} --recruiter ${held().lead}`,
  () => `/job config ${held().job} --offer-form 6960555100000000003 --interviewers 1=${held().lead} --remark 好`,
  () => `/jr update ${held().jr} --headcount +2 --max-level 6907555100000006370 --custom ${held().custom}=X`,
  () => `/prehire update ${held().prehire} --hire-date 2027-02-01 --cost-centers 6950555100000000003=100`,
  () => `/pool add ${held().pool} ${held().talent}`,
])('%s', async (command) => {
  const card = await world.say('recruiter', command());
  await world.state(card, 'To confirm');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
});

test('forms open with what can be read: lists become text', async () => {
  const card = await world.say('recruiter', `/job config ${held().job}`);
  const form = new Map(nodesOf(cardOf(card)).map((node) => [node.name, node]));
  expect(form.get('offer-flow')?.tag).toBe('input');
  await world.press('recruiter', card, 'submit', { form: { 'offer-flow': '6961555100000012737' } });
  const proposal = await world.answer(card, 1);
  await world.state(proposal, 'To confirm');
  expect(textOf(cardOf(proposal))).toContain('→ 6961555100000012737');
});

test('a name says that it cannot be looked up, and can be tried again', async () => {
  const card = await world.say('recruiter', `/job config ${held().job} --offer-flow 标准审批流`);
  expect(textOf(cardOf(card))).toContain('没有读到飞书的数据');
  expect(JSON.stringify(cardOf(card))).toContain('"act":"retry"');
});
