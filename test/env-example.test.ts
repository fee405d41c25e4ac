/** `.env.example` names every setting of the table in docs/settings.md, and what it holds are the defaults. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/settings/config.ts';

const read = (file: string): string => readFileSync(resolve(import.meta.dirname, '..', file), 'utf8');
const text = read('.env.example');
const example = parseEnv(text);

/** The first column of the table below the heading, up to its first empty line. */
function namesInTable(): string[] {
  const [, table = ''] = /^\| variable .*\n((?:\|.*\n)+)/m.exec(read('docs/settings.md')) ?? [];
  const cells = table.split('\n').map((row) => row.split('|')[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]{3,})`/g)].map(([, name = '']) => name));
}

describe('.env.example', () => {
  test('names the settings of that table, no more and no less', () => {
    const names = namesInTable();
    expect(names.length).toBeGreaterThan(10);
    expect(Object.keys(example).sort()).toEqual(names.sort());
  });

  test('is the sandbox with every default', () => {
    const asGiven = readConfig(example);
    expect(asGiven).toMatchObject({ ok: true, config: { app: null } });
    expect(asGiven).toEqual(readConfig({}));
  });

  test('with the secrets filled in is the real tenant with every default', () => {
    const secrets = Object.keys(example).filter((name) => /^FEISHU_.*(APP_ID|SECRET|KEY|TOKEN)$/.test(name));
    expect(secrets.length).toBe(4);
    expect(secrets.filter((name) => example[name] !== '')).toEqual([]);
    const app = Object.fromEntries(secrets.map((name) => [name, 'cli_1']));
    const filled = readConfig({ ...example, ...app });
    expect(filled).toMatchObject({ ok: true, config: { app: { appId: 'cli_1' } } });
    expect(filled).toEqual(readConfig(app));
  });

  test('says in Chinese and in English what each setting means', () => {
    const untold = [...text.matchAll(/((?:^#.*\n)*)^([A-Z_]+)=/gm)].filter(
      ([, comment = '']) => !/\p{Script=Han}/u.test(comment) || !/[A-Za-z]{3,} [a-z]/.test(comment),
    );
    expect(untold.map(([, , name]) => name)).toEqual([]);
  });
});
