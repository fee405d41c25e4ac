/** 上海的前端工程师, 企业服务前端工程师: what tells one thing of a name from another may stand before the name. */
import type { Entity } from '../../core/entity.ts';
import { comparable } from '../../core/names.ts';

const bare = (name: string): string => comparable(name).replaceAll('的', '');
/** Behind the name of a place or a department, and no part of it. */
const KIND = /^(?:市|部门?)?$/;

export type DescribedBefore = (word: string) => readonly Entity[];

/** Worked out when it is first asked. */
export function describedBefore(entries: readonly Entity[]): DescribedBefore {
  let known: readonly (readonly [entity: Entity, name: string, details: readonly string[]])[] | null = null;
  return (word) => {
    known ??= entries.map((entity) => [
      entity,
      bare(entity.label),
      entity.detail.split(' · ').map(bare).filter(Boolean),
    ]);
    const wanted = bare(word);
    return known.flatMap(([entity, name, details]) => {
      if (name === '' || wanted.length <= name.length + 1 || !wanted.endsWith(name)) return [];
      const before = details.reduce((rest, detail) => rest.replace(detail, ''), wanted.slice(0, -name.length));
      return KIND.test(before) ? [entity] : [];
    });
  };
}
