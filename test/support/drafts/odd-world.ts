/** A tenant in which names are long, odd, alike and forged, and so is what Hire holds. */
import { customFields } from '../../../src/sandbox/seed/custom-fields.ts';
import type { World } from '../../../src/sandbox/world/world.ts';
import type { Luck } from './luck.ts';

const rows = <T>(map: ReadonlyMap<string, T>): T[] => [...map.values()];

export function makeOdd(world: World, luck: Luck): void {
  const alike = luck.name();
  const called = () => (luck.often(0.2) ? alike : luck.name());
  for (const person of world.people) if (luck.often(0.5)) Object.assign(person, { name: called(), enName: '' });
  for (const job of rows(world.jobs)) {
    if (luck.often(0.5)) Object.assign(job, { title: called() });
    if (luck.often(0.3)) job.config.scheduling.config.remark = luck.text();
  }
  for (const talent of rows(world.talents)) if (luck.often(0.5)) Object.assign(talent, { name: called() });
  for (const preHire of rows(world.preHires)) {
    if (luck.often(0.5)) Object.assign(preHire, { name: called() });
    if (luck.often(0.1)) preHire.workerId = '24001';
  }
  for (const pool of rows(world.pools)) if (luck.often(0.3)) Object.assign(pool, { zh: luck.name(), en: '' });
  for (const { body } of rows(world.requirements)) {
    if (luck.often(0.5)) body.name = called();
    if (luck.often(0.5)) body.description = `${luck.text()}\u202E${luck.name()}`;
    const texts = customFields
      .filter(({ type }) => type < 3)
      .map(({ id: object_id }) => ({ object_id, value: luck.text() }));
    const others = customFields.filter(({ type }) => type >= 3);
    if (luck.often(0.5) && Array.isArray(body.customized_data_list)) {
      const kept = body.customized_data_list.filter(({ object_id }) => others.some(({ id }) => id === object_id));
      body.customized_data_list = [...texts, ...kept];
    }
  }
}
