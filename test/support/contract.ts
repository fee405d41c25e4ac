/** Checks a request against the contract of its endpoint: the rules of `check.mjs`, read from the recorded contract files. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Field {
  readonly name?: string;
  readonly type: string;
  readonly required?: boolean;
  readonly required_when?: {
    readonly all: readonly { readonly field?: string; readonly contains?: unknown; readonly tenant_setting?: string }[];
  };
  readonly enum?: readonly { readonly value: unknown; readonly zh: string; readonly en: string }[];
  readonly read_path?: string;
  readonly format?: string;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly items?: Field;
  readonly fields?: readonly Field[];
}

export interface Contract {
  readonly method: string;
  readonly path: string;
  readonly rate_limits: readonly { readonly limit: number; readonly per_seconds: number }[];
  readonly scopes: readonly string[];
  readonly before_read: {
    readonly method: string;
    readonly path: string;
    readonly scopes: readonly string[];
    readonly root: string;
  };
  readonly query_params: readonly Field[];
  readonly option_map?: readonly { readonly option: number; readonly fields: readonly string[] }[];
  readonly request_example: unknown;
  readonly custom_value_encoding?: readonly { readonly object_type: number; readonly example: string }[];
  readonly body: Field;
  readonly response: Field;
  readonly errors: readonly {
    readonly code: number;
    readonly zh: string;
    readonly en: string;
    readonly cause_en?: string;
    readonly fix_zh: string;
    readonly fix_en: string;
    readonly retry: string;
    readonly http_status: number | null;
  }[];
}

export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../fixtures', name), 'utf8'));

export const contractOf = (name: string): Contract => fixture(`contract/${name}.json`) as Contract;

const formats: Readonly<Record<string, (value: string) => boolean>> = {
  numeric_id: (value) => /^\d{1,20}$/.test(value),
  user_id: (value) => value.length > 0,
  department_id: (value) => value.length > 0,
  ms_timestamp: (value) => /^\d{13}$/.test(value),
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
  decimal_k: (value) => /^\d+(\.\d+)?$/.test(value),
  json_string: (value) => JSON.parse(value) !== undefined,
  custom_value: () => true,
  iana_timezone: (value) => new Intl.DateTimeFormat('en', { timeZone: value }) !== null,
};

const hasType = (value: unknown, type: string): boolean => {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'int':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    default:
      return value !== null && typeof value === 'object' && !Array.isArray(value);
  }
};

/** Every way in which a value differs from its contract. */
export function problemsOf(value: unknown, field: Field, at = '$'): string[] {
  if (!hasType(value, field.type)) return [`${at}: not ${field.type}`];
  const problems: string[] = [];
  if (field.enum && !field.enum.some((each) => each.value === value)) problems.push(`${at}: not in the enum`);
  if (field.format && typeof value === 'string' && !formats[field.format]?.(value))
    problems.push(`${at}: not a ${field.format}`);
  if (Array.isArray(value)) {
    if (value.length < (field.min_length ?? 0) || value.length > (field.max_length ?? Number.POSITIVE_INFINITY))
      problems.push(`${at}: length ${value.length}`);
    const { items } = field;
    if (items) problems.push(...value.flatMap((each, index) => problemsOf(each, items, `${at}[${index}]`)));
  } else if (field.fields && value !== null && typeof value === 'object') {
    problems.push(...membersOf(Object.fromEntries(Object.entries(value)), field.fields, at));
  }
  return problems;
}

function membersOf(value: Readonly<Record<string, unknown>>, fields: readonly Field[], at: string): string[] {
  const known = new Set(fields.map(({ name }) => name));
  const strangers = Object.keys(value).filter((name) => !known.has(name));
  return [
    ...strangers.map((name) => `${at}.${name}: unknown`),
    ...fields.flatMap((field) => {
      const own = value[field.name ?? ''];
      const conditions = field.required_when?.all ?? [];
      const needed =
        field.required ||
        // What hangs on a switch of the tenant cannot be judged from the request.
        (conditions.length > 0 &&
          conditions.every(({ tenant_setting }) => tenant_setting === undefined) &&
          conditions.every(({ field: list, contains }) => [value[list ?? '']].flat().includes(contains)));
      if (own === undefined) return needed ? [`${at}.${field.name}: missing`] : [];
      return [
        ...problemsOf(own, field, `${at}.${field.name}`),
        ...(needed && Array.isArray(own) && own.length === 0 ? [`${at}.${field.name}: empty`] : []),
      ];
    }),
  ];
}
