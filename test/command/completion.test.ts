/** What can be typed, as data, is what the parser takes. */
import { describe, expect, test } from 'vitest';
import { completions } from '../../src/command/completion.ts';
import { parseMessage } from '../../src/command/parse.ts';
import { reports } from '../../src/command/reports.ts';
import { handoverOver } from '../../src/operations/handover.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

const all = completions({ operations, looks, handover: handoverOver(operations) });
const words = new Map(all.flatMap((each) => each.words.map((word) => [word, each] as const)));

/** A value that the flag takes, without asking Feishu. */
const sample = (takes: string): string => (takes === 'nothing' ? '' : takes === 'date' ? 'today' : '1=1');

describe('completions', () => {
  test('every command stands in both languages', () => {
    expect(words.size).toBe((operations.length + looks.length + reports.length + ['/handover', '/help'].length) * 2);
    expect(words.get('/需求 更新')).toBe(words.get('/jr update'));
  });

  const flags = operations.flatMap(({ noun, verb }) => {
    const command = `/${noun.en} ${verb.en}`;
    return (words.get(command)?.flags ?? []).map((flag) => ({ command, ...flag }));
  });

  test('there are many flags', () => {
    expect(flags.length).toBeGreaterThan(100);
  });

  test.each(flags)('$command --$flag is understood', ({ command, flag, takes }) => {
    const value = flag === 'clear' ? '' : sample(takes);
    const [heard] = parseMessage(`${command} 1 2 --${flag} ${value}`, { operations, looks });
    const code = heard?.kind === 'refused' ? heard.refusal.code : '';
    expect(code).not.toBe('unknown-flag');
    expect(code).not.toBe('unknown-command');
  });

  test('a flag tells what it takes', () => {
    const flag = (command: string, name: string) => words.get(command)?.flags.find((each) => each.flag === name);
    expect(flag('/job managers', 'recruiter')).toMatchObject({ takes: 'name', kind: 'person', many: false });
    expect(flag('/job managers', 'add-assistants')).toMatchObject({ takes: 'name', kind: 'person', many: true });
    expect(flag('/jr update', 'priority')?.choices).toContainEqual({ zh: '高', en: 'High' });
    expect(flag('/jr update', 'deadline')).toMatchObject({ takes: 'date' });
    expect(flag('/jr update', 'update-related-jobs')).toMatchObject({ takes: 'nothing' });
    expect(flag('/jr update', 'custom')).toMatchObject({ takes: 'name', kind: 'custom-field' });
    expect(flag('/prehire update', 'cost-centers')).toMatchObject({ takes: 'name', kind: 'cost-center' });
    expect(flag('/pool add', 'note')).toMatchObject({ takes: 'anything' });
    expect(flag('/job config', 'clear')?.choices?.map(({ zh }) => zh)).toContain('evaluators');
  });
});
