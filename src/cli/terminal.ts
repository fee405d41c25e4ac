/** How the commands of an operator meet the terminal: options, help, one line for what went wrong. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** As with most commands of a shell. */
const NOT_UNDERSTOOD = 2;

/** One line, and the end. */
export function end(why: string, code: number): never {
  process.stderr.write(`${why}\n`);
  process.exit(code);
}

/** Whoever reads along, `head` perhaps, may have seen enough: that is no failure. */
export const endWithItsReader = (): void =>
  void process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));

interface Typed {
  readonly words: readonly string[];
  option(name: string): string;
  /** Whether a switch was given. */
  on(name: string): boolean;
}

/** What was typed, with these options and what they are left out, and these switches; `--help` says how to, and ends. */
export function typedFor(
  usage: string,
  options: Readonly<Record<string, string>> = {},
  switches: readonly string[] = [],
): Typed {
  const known = Object.entries(options).map(([name, value]) => [name, { type: 'string', default: value }] as const);
  const bare = switches.map((name) => [name, { type: 'boolean' }] as const);
  const { values, positionals } = parsed(usage, Object.fromEntries([...known, ...bare]));
  const given = new Map(Object.entries(values));
  if (given.get('help')) {
    process.stdout.write(usage);
    process.exit(0);
  }
  return {
    words: positionals,
    option: (name) => String(given.get(name) ?? ''),
    on: (name) => given.get(name) === true,
  };
}

function parsed(usage: string, options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ allowPositionals: true, options: { ...options, help: { type: 'boolean', short: 'h' } } });
  } catch (cause) {
    const [why = ''] = (cause instanceof Error ? cause.message : '').split(/[.\n]/);
    return notUnderstood(why, usage);
  }
}

/** The first line of the usage says it shortest. */
export const notUnderstood = (why: string, usage: string): never =>
  end([why, usage.split('\n', 1)[0]].filter(Boolean).join('. '), NOT_UNDERSTOOD);
