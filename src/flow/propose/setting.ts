/** What the values of one command are read with. */
import type { Entity } from '../../core/entity.ts';
import type { Setting } from '../../core/field.ts';
import type { Deps } from '../deps.ts';

export const settingOf = (
  { now, settings }: Deps,
  { named }: { readonly named: ReadonlyMap<string, Entity> },
): Setting => ({
  now: now(),
  timeZone: settings.timeZone,
  shapeOf: (key) => named.get(key)?.shape,
});
