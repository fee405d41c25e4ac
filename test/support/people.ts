import { type Person, seedPeople } from '../../src/sandbox/seed/people.ts';

/** The stand-in's people are the same in every world, so that a test can name them before there is one. */
const openIdOf = (role: Person['role']): string => seedPeople().find((each) => each.role === role)?.openId ?? '';
export const RECRUITER = openIdOf('recruiter');
export const LEAD = openIdOf('lead');
