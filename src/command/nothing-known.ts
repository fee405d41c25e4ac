import type { Lexicon } from './lexicon.ts';

/** Without a command there are no flags. */
export const nothingKnown: Lexicon = {
  names: '',
  namesIn: () => [],
  english: new Map(),
  flagCalled: () => null,
  flagsNamed: () => [],
  keyNamed: () => '',
  labelAt: () => null,
  dashedAt: () => null,
  goesOnAt: () => null,
  lineAfter: () => -1,
  isPeople: () => false,
  tells: () => false,
  isOne: () => false,
  isKey: () => false,
  isKeyed: () => false,
  isText: () => false,
};
