/** A name with what tells it from others of that name behind it: 前端工程师 北京, 前端工程师（北京）. */
import type { Entity } from '../../core/entity.ts';
import { comparable } from '../../core/names.ts';

export interface Described {
  readonly name: string;
  /** Parts of its detail: a city, a department. */
  readonly by: readonly string[];
}

const BRACKETED = /^(.+?)\s*[(（]([^()（）]{1,30})[)）]$/u;
/** 人力资源的王芳. */
const LED = /^(.{2,20})的(.{2,30})$/u;
const MOST_BEHIND = 2;

/** Ways to take a text apart into a name and what describes it. */
export function describedIn(text: string): Described[] {
  const [, inFront, within] = BRACKETED.exec(text) ?? [];
  const [, before, led] = LED.exec(text) ?? [];
  const words = text.split(' ');
  const behind = Array.from({ length: Math.min(MOST_BEHIND, words.length - 1) }, (_, at) => ({
    name: words.slice(0, -1 - at).join(' '),
    by: words.slice(-1 - at),
    // A code that is named twice describes nothing.
  })).filter(({ name, by }) => !by.includes(name));
  return [
    ...(inFront && within ? [{ name: inFront, by: within.split(/[\s,，、·]+/) }] : []),
    ...(before && led ? [{ name: led, by: before.split(' ') }] : []),
    ...behind,
  ];
}

const DETAILS = ' · ';

/** Those of one name that are described so. */
export function thoseDescribed(things: readonly Entity[], by: readonly string[]): readonly Entity[] {
  const words = by.map(comparable);
  return things.filter(({ detail }) => {
    const parts = detail.split(DETAILS).map(comparable);
    return words.every((word) => word !== '' && parts.includes(word));
  });
}
