/** Wishes for a tenant's own fields, of every type. */
import { customFields } from '../../../src/sandbox/seed/custom-fields.ts';
import type { Luck } from './luck.ts';
import { anyDay, inShanghai, type Making } from './wishes.ts';

interface Custom {
  readonly typed: string;
  readonly sent: string;
  readonly seen: readonly string[];
}

const customValues: Readonly<Record<number, (luck: Luck, field: (typeof customFields)[number]) => Custom>> = {
  1: (luck) => customText(luck),
  2: (luck) => customText(luck),
  3: (luck, { options }) => {
    const { key, zh } = luck.pick(options);
    return { typed: zh, sent: key, seen: [zh] };
  },
  4: (luck, { options }) => {
    const chosen = luck.some(options, 2);
    const sent = JSON.stringify(chosen.map(({ key }) => key));
    return { typed: `"${chosen.map(({ zh }) => zh).join(',')}"`, sent, seen: chosen.map(({ zh }) => zh) };
  },
  5: (luck) => customDay(anyDay(luck, 2028), 10),
  6: (luck) => customDay(`${anyDay(luck, 2028).slice(0, 7)}-01`, 7),
  7: (luck) => customDay(`${2030 + luck.upTo(60)}-01-01`, 4),
  8: (luck) => {
    const [from, to] = [anyDay(luck, 2028), anyDay(luck, 2029)];
    return { typed: `${from}..${to}`, sent: JSON.stringify([from, to].map(inShanghai)), seen: [from, to] };
  },
  9: (luck) => {
    const count = String(100 + luck.upTo(9_000));
    return { typed: count, sent: count, seen: [count] };
  },
};

const customText = (luck: Luck): Custom => {
  const words = luck.text();
  return { typed: `「${words}」`, sent: words, seen: [words] };
};
/** A month or a year may stand as such. */
const customDay = (typed: string, length: number): Custom => ({
  typed,
  sent: inShanghai(typed),
  seen: [typed.slice(0, length)],
});

interface CustomRow {
  readonly object_id: string;
  readonly value: string;
}

/** Some of the tenant's own fields of a requirement; the others stay. */
export const custom: Making = (_, luck) => {
  const chosen = luck.some(customFields, 1 + luck.upTo(luck.often(0.3) ? 9 : 3));
  const values = chosen.map((field) => ({ field, value: customValues[field.type]?.(luck, field) ?? customText(luck) }));
  const after = (before: unknown) => {
    const rows: CustomRow[] = Array.isArray(before) ? before : [];
    const named = values.map(({ field, value }) => ({ object_id: field.id, value: value.sent }));
    return [...rows.filter(({ object_id }) => !named.some((each) => each.object_id === object_id)), ...named];
  };
  const isMoved = (rows: unknown, { field, value }: (typeof values)[number]) =>
    !(Array.isArray(rows) && rows.some(({ object_id, value: held }) => object_id === field.id && held === value.sent));
  return {
    typed: `--custom ${values.map(({ field, value }) => `${field.zh}=${value.typed}`).join(' ')}`,
    after: { customized_data_list: after },
    shown: ({ customized_data_list: rows }) =>
      values.filter((each) => isMoved(rows, each)).flatMap(({ field, value }) => [field.zh, ...value.seen]),
    // Told key by key.
    instead: () => [],
  };
};

/** A custom field of a pre-hire travels as JSON in a text. */
export const jsonField: Making = (_, luck) => {
  const words = luck.text();
  const after = (before: unknown) => [
    ...(Array.isArray(before) ? before : []).filter(({ field_name }) => field_name !== 'laptop__c'),
    { field_name: 'laptop__c', value: JSON.stringify(words) },
  ];
  return {
    typed: `--custom laptop__c=「${words}」`,
    after: { customFields: after },
    shown: () => ['laptop__c', words],
    instead: () => [],
  };
};
