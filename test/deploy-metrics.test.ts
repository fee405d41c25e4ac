/** Dashboard and alert rules ask for metrics that `/metrics` offers, with labels that these have. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { isBroken } from './support/documents.ts';
import { textOf } from './support/sources.ts';
import { startWorld, type TestWorld } from './support/world.ts';

const Rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.object({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
});
const rules = Rules.parse(parse(textOf('deploy/alerts.yml'))).groups.flatMap((group) => group.rules);

const Panel = z.object({ id: z.number(), title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) });
const { panels } = z.object({ panels: z.array(Panel) }).parse(JSON.parse(textOf('deploy/grafana.json')));

const asked = [...rules.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];

/** Of Prometheus itself. */
const OF_THE_SCRAPER = ['up'];
const scraped = ['job', 'instance', 'le'];

const namesIn = (expr: string): string[] => expr.match(/\b(?:hirebot|process|nodejs)_\w+|\bup\b(?=\{)/g) ?? [];
/** What stands in braces behind a metric, and what `by` groups. */
function labelsIn(expr: string): string[] {
  const chosen = [...expr.matchAll(/\{([^{}]*)\}/g)].flatMap(
    ([, inside = '']) => inside.match(/\w+(?=\s*(?:=|!=|=~))/g) ?? [],
  );
  const grouped = [...expr.matchAll(/\bby \(([^()]*)\)/g)].flatMap(([, inside = '']) => inside.split(', '));
  return [...chosen, ...grouped];
}

let world: TestWorld;
let offered = '';
beforeAll(async () => {
  world = await startWorld();
  await world.applied('/职位 人员 J1002 --recruiter @陈静');
  offered = await (await fetch(`${world.botUrl}/metrics`)).text();
});
afterAll(() => world.stop());

const families = (): string[] =>
  [...offered.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', kind]) =>
    kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );

describe('deploy/alerts.yml and deploy/grafana.json', () => {
  test('ask for what is offered', () => {
    const names = asked.flatMap(namesIn);
    const known = [...families(), ...OF_THE_SCRAPER];
    expect(names.length).toBeGreaterThan(20);
    expect(asked.filter((expr) => namesIn(expr).length === 0)).toEqual([]);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('by labels that are there', () => {
    const labels = [...offered.matchAll(/[{,](\w+)="/g)].map(([, label]) => label);
    expect(asked.flatMap(labelsIn).filter((label) => ![...labels, ...scraped].includes(label))).toEqual([]);
  });

  test('show all that is ours', () => {
    const ours = families().filter((name) => /^hirebot_(?!\w+_(?:sum|count)$)/.test(name));
    expect(ours.filter((name) => !asked.some((expr) => namesIn(expr).includes(name)))).toEqual([]);
  });

  test('each rule has a name of its own and leads to what can be done; each panel has its place', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(rules.map(({ annotations }) => annotations.runbook).filter((link) => isBroken('README.md', link))).toEqual(
      [],
    );
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});

test('what is looked for is found', () => {
  const expr = 'sum by (le, api) (rate(hirebot_x_bucket{verdict=~"a|b", code!="0"}[5m])) / up{job="hirebot"}';
  expect(namesIn(expr)).toEqual(['hirebot_x_bucket', 'up']);
  expect(labelsIn(expr)).toEqual(['verdict', 'code', 'job', 'le', 'api']);
});
