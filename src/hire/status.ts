/** Numbers that several answers of Hire use for the same thing. */

/** `active_status`, `enum_status`: 1 is active. */
export const INACTIVE = 2;
/** `approval_status` of a requirement. */
export const IN_APPROVAL = 2;
