/**
 * Moments between two steps at which a process may die or stand still. Nothing happens there, but in a test that hands
 * in what shall: like the clock it comes as an argument.
 */
export const failpoints = [
  'delivery verified',
  'delivery stored',
  'delivery taken',
  'answer made',
  'answer stored',
  'card taken',
  'card leaving',
  'card sent',
  'card shown',
  'click understood',
  'click decided',
  'call chosen',
  'call claimed',
  'call compared',
  'room taken',
  'call leaving',
  'call answered',
  'outcome known',
  'outcome written',
  'outcome recorded',
  'read back',
  'unsettled taken',
  'unsettled read',
] as const;
export type Failpoint = (typeof failpoints)[number];

export type Pass = (point: Failpoint) => Promise<void>;

/** Outside of tests. */
export const passOn: Pass = async () => undefined;
