/** The variables of the process, beneath them those of `.env`, and secrets from files that are named instead. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { givenIn, type SettingsRead, type Variables } from './config.ts';

/** `<name>_FILE` names a file that holds it, as container platforms hand secrets over. */
const fromFiles = [
  'FEISHU_APP_SECRET',
  'FEISHU_ENCRYPT_KEY',
  'FEISHU_VERIFICATION_TOKEN',
  'FEISHU_ENCRYPT_KEY_PREVIOUS',
  'FEISHU_VERIFICATION_TOKEN_PREVIOUS',
  'DATABASE_URL',
  'METRICS_TOKEN',
];

export const ENV_FILE = '.env';

/** What `read` makes of all that is set here. */
export function settingsHere<C>(
  read: (variables: Variables) => SettingsRead<C>,
  environment: Variables,
  folder: string,
): SettingsRead<C> {
  const problems: string[] = [];
  const tell = (problem: string): void => void problems.push(problem);
  const variables = { ...envFile(join(folder, ENV_FILE), tell), ...givenIn(environment) };
  const settings = read({ ...variables, ...secretsNamed(variables, tell) });
  if (problems.length === 0) return settings;
  if (settings.ok) return { ok: false, problems, policyFile: variables.POLICY_FILE };
  return { ...settings, problems: [...problems, ...settings.problems] };
}

type Tell = (problem: string) => void;

function envFile(path: string, tell: Tell): Variables {
  try {
    return givenIn(parseEnv(readFileSync(path, 'utf8')));
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') tell(`${ENV_FILE}: cannot be read (${codeOf(cause)})`);
    return {};
  }
}

function secretsNamed(variables: Variables, tell: Tell): Variables {
  const secrets: Record<string, string> = {};
  for (const name of fromFiles) {
    const path = variables[`${name}_FILE`];
    if (path === undefined) continue;
    if (variables[name] !== undefined) tell(`${name}_FILE: set beside ${name}; leave one of them`);
    else secrets[name] = secretIn(path, (code) => tell(`${name}_FILE: cannot be read (${code})`));
  }
  return givenIn(secrets);
}

/** Editors end a file with a line end; no secret has one. */
function secretIn(path: string, failed: (code: string) => void): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    failed(codeOf(cause));
    return '';
  }
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : 'not readable';
