/** A target as it is said: 把职位 J1002 的 → J1002. */
import type { Operation } from '../core/operation.ts';

/** What may stand before the target and says nothing more. */
const BEFORE =
  /^(?:(?:把|将|给|对|帮|[为在让](?=[\sA-Za-z0-9]))|(?:修改|更新|变更|调整|更改)(?:一下)?|(?:换|改)(?:一?下|掉)?(?=[\sA-Za-z0-9]))\s*/;
const BEHIND =
  /[\s,，、:：]*(?:里面|里|中)?的?[\s,，]*(?:(?<=[\w\s的])新的?)?(?:(?<=[\w\s])(?:(?:还|再|又)?(?:需要|要)|都|也|再|请|全部|全都|一起|统统|通通|统一|一律))*$/;

export function targetSaid(words: string, { noun, targets }: Operation): string {
  let bare = words.trim();
  for (let last = ''; last !== bare; ) {
    last = bare;
    bare = bare.replace(BEFORE, '');
    for (const name of [noun.zh, ...targets.map(({ label }) => label.zh)])
      if (bare.startsWith(name) && /^[\s:：A-Za-z0-9]/.test(bare.slice(name.length)))
        bare = bare.slice(name.length).replace(/^[\s:：]+/, '');
  }
  return bare.replace(BEHIND, '');
}
