/** How a row of a file ends (`interface.md` section 9). */
export const rowStates = [
  'change',
  'already',
  'same-name',
  'not-found',
  'wrong',
  'twice',
  'not-allowed',
  'stale',
] as const;
export type RowState = (typeof rowStates)[number];
