/** `object_type` of a tenant's own requirement field (`contract/job-requirement.json`, `custom_value_encoding`). */
export const customType = {
  line: 1,
  lines: 2,
  single: 3,
  multiple: 4,
  date: 5,
  month: 6,
  year: 7,
  range: 8,
  number: 9,
} as const;
