/** What an operator who loads an SDK of OpenTelemetry sees of a command and its write. */
import { context, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { traced } from '../src/core/trace.ts';
import { textOf } from './support/card.ts';
import { cardOf, startWorld, type TestWorld } from './support/world.ts';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
let world: TestWorld;
beforeAll(async () => {
  provider.register();
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
  await provider.shutdown();
  trace.disable();
  context.disable();
});

const spans = (name: string) => exporter.getFinishedSpans().filter((span) => span.name === name);

test('deliveries, cards, calls and the writes of a proposal are spans, within one another, and name nobody', async () => {
  const [jing] = [world.person(12)];
  const card = await world.say('recruiter', `/职位 人员 J1002 --recruiter @${jing.name} 原因：休产假`);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  await world.settled();
  const number = Number(/#(\d+)/.exec(textOf(cardOf(card)))?.[1]);
  expect(spans('take a delivery').map(({ attributes }) => attributes.outcome)).toEqual(['stored', 'answered']);
  const [work] = spans('work on a delivery');
  const [write] = spans('carry out a call');
  expect(write?.attributes).toEqual({ proposal: number, operation: 'job.managers', targets: 1 });
  const calls = exporter.getFinishedSpans().filter(({ name }) => /^[A-Z]+ /.test(name));
  const within = (parent: typeof work) =>
    calls.filter(({ parentSpanContext }) => parentSpanContext?.spanId === parent?.spanContext().spanId);
  expect(within(work).length).toBeGreaterThan(0);
  expect(within(write).map(({ name }) => name)).toContain('POST /open-apis/hire/v1/jobs/:job_id/managers/batch_update');
  for (const { attributes } of calls) expect(attributes).toMatchObject({ outcome: 'answered', code: 0 });
  expect(spans('show a card').map(({ attributes }) => attributes.proposal)).toContain(number);
  const told = JSON.stringify(
    exporter.getFinishedSpans().map(({ name, attributes, events }) => [name, attributes, events]),
  );
  for (const word of [jing.name, '休产假', world.job('J1002').title, jing.openId]) expect(told).not.toContain(word);
});

test('a fault ends its span with its code alone', async () => {
  const fault = Object.assign(new Error('13800000000'), { code: 'broken' });
  await expect(traced({ name: 'fault', about: {} }, () => Promise.reject(fault))).rejects.toBe(fault);
  expect(spans('fault')[0]).toMatchObject({ status: { message: 'broken' }, events: [] });
});
