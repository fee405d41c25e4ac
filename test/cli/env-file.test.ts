import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { withVariables, writeSecretly } from '../../src/cli/env-file.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-env-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the text of a .env', () => {
  test('a variable is set where it stands, else at the end', () => {
    expect(withVariables('', { A: '1' })).toBe('A=1\n');
    expect(withVariables('A=0\nB=2', { A: '1', C: '3' })).toBe('A=1\nB=2\nC=3\n');
    // The last line of a name counts.
    expect(parseEnv(withVariables('A=0\nB=2\nA=old\n', { A: '1' }))).toEqual({ A: '1', B: '2' });
    expect(withVariables('# A=0\nXA=0\nA=\n', { A: '1' })).toBe('# A=0\nXA=0\nA=1\n');
  });

  test('what would end early, or be a comment, is quoted', () => {
    for (const value of ['a b', 'a#b', '$1$&', "it's", 'https://open.feishu.cn', 'x=y'])
      expect(parseEnv(withVariables('A=0\n', { A: value })), value).toEqual({ A: value });
  });

  test('500 generated files: what was set reads as it was meant, all other lines stay', () => {
    const chance = createChance(15);
    const pick = <T>(all: readonly T[], other: T): T => all[Math.floor(chance() * all.length)] ?? other;
    const names = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'PORT', 'HOST', 'APP_ID'];
    const values = ['', 'cli_1', '3000', '"a b"', "'q'", 'x # y'];
    const others = ['', '# a comment', '# FEISHU_APP_ID=old'];
    for (let round = 0; round < 500; round += 1) {
      const lines = Array.from({ length: Math.floor(chance() * 8) }, () =>
        chance() < 0.7 ? `${pick(names, '')}=${pick(values, '')}` : pick(others, ''),
      );
      const before = lines.join('\n') + (chance() < 0.5 ? '\n' : '');
      const set = { FEISHU_APP_ID: `cli_${round}`, FEISHU_APP_SECRET: pick(['s', 'a b', '$&'], 's') };
      const after = withVariables(before, set);
      expect(parseEnv(after), JSON.stringify(before)).toMatchObject(set);
      const untouched = (text: string) =>
        text.split('\n').filter((line) => line && !/^FEISHU_APP_(ID|SECRET)=/.test(line));
      expect(untouched(after)).toEqual(untouched(before));
    }
  });
});

describe('the file', () => {
  test('is for its owner alone, also where another stood before', () => {
    const path = join(folder, '.env');
    writeFileSync(path, 'OLD=1\n', { mode: 0o644 });
    writeSecretly(path, 'NEW=1\n');
    expect(readFileSync(path, 'utf8')).toBe('NEW=1\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('where it cannot be written whole, the old one stays', () => {
    const path = join(folder, 'kept');
    writeFileSync(path, 'OLD=1\n');
    writeFileSync(`${path}.new`, 'of somebody who writes at the same time');
    expect(() => writeSecretly(path, 'NEW=1\n')).toThrow('EEXIST');
    expect(readFileSync(path, 'utf8')).toBe('OLD=1\n');
  });
});
