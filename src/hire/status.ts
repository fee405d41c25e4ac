/** What several answers of Hire tell of something in the same way. */
import type { Text } from '../core/text.ts';

/** `active_status`, `enum_status`: 1 is active. */
export const INACTIVE = 2;
/** `approval_status` of a requirement. */
export const IN_APPROVAL = 2;
/** `is_onboarded` of a talent. */
export const alreadyEmployee: Text = { zh: '已入职', en: 'already an employee' };
