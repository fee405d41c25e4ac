/** The policy file: read at the start, and again whenever it changes. A broken new file keeps the old one. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Log } from '../core/log.ts';
import { Policy, policyProblems } from '../core/policy.ts';

export interface PolicyInForce {
  /** Null without a file. */
  readonly policy: Policy | null;
  /** Of the file's text; empty without a file. Stands in every audit entry. */
  readonly version: string;
}

export interface PolicySource {
  /** What holds now. */
  current(): PolicyInForce;
}

export type PolicyRead =
  | ({ readonly ok: true } & PolicyInForce)
  /** One line each: where, what is wrong, what is allowed. */
  | { readonly ok: false; readonly problems: readonly string[] };

export type PolicyOpened =
  | { readonly ok: true; readonly source: PolicySource }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What holds without a file. */
export const WITHOUT_POLICY = 'everyone who can chat with the app proposes and confirms alone';

export const noPolicy: PolicySource = { current: () => ({ policy: null, version: '' }) };

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

export function readPolicy(text: string, operations: readonly string[]): PolicyRead {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [broken] = errors;
  if (broken || !tree) {
    const what = broken ? printParseErrorCode(broken.error) : 'the file is empty';
    return { ok: false, problems: [`line ${lineAt(text, broken?.offset ?? 0)}: not JSON (${what})`] };
  }
  const place = (path: readonly PropertyKey[]): string => {
    const spoken = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
    // What is missing has no line of its own: the nearest thing around it has.
    const segments = path.map((part) => (typeof part === 'number' ? part : String(part)));
    while (segments.length > 0 && !findNodeAtLocation(tree, segments)) segments.pop();
    const offset = findNodeAtLocation(tree, segments)?.offset ?? 0;
    return `line ${lineAt(text, offset)}: ${spoken.replace(/^\./, '') || 'the file'}`;
  };
  const parsed = Policy.safeParse(JSON.parse(text));
  const problems = parsed.success
    ? policyProblems(parsed.data, operations)
    : parsed.error.issues.map(({ path, message }) => ({ path, text: message }));
  if (!parsed.success || problems.length > 0)
    return { ok: false, problems: problems.map(({ path, text: what }) => `${place(path)}: ${what}`) };
  return { ok: true, policy: parsed.data, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}

function readPolicyFile(path: string, operations: readonly string[]): PolicyRead {
  try {
    // Some editors put a mark before the text.
    return readPolicy(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), operations);
  } catch (cause) {
    return { ok: false, problems: [`cannot be read: ${cause instanceof Error ? cause.message : 'unknown'}`] };
  }
}

/** A line for each, as the start tells them. */
export function problemsOfPolicy(path: string, operations: readonly string[]): string[] {
  const read = readPolicyFile(path, operations);
  return read.ok ? [] : read.problems.map((problem) => `POLICY_FILE: ${problem}`);
}

/** Fails with the problems of the file as it is at the start. */
export function openPolicy(path: string, operations: readonly string[], log: Log): PolicyOpened {
  const load = (): PolicyRead => readPolicyFile(path, operations);
  let stamp = stampOf(path);
  const first = load();
  if (!first.ok) return first;
  let inForce: PolicyInForce = first;
  const source: PolicySource = {
    current: () => {
      const now = stampOf(path);
      if (now === stamp) return inForce;
      stamp = now;
      const next = load();
      if (next.ok) {
        inForce = next;
        log.info({ version: next.version }, 'reading the changed policy');
      } else log.error({ problems: next.problems.join('; '), version: inForce.version }, 'keeping the old policy');
      return inForce;
    },
  };
  return { ok: true, source };
}

/** Changes whenever the file does; asked before every decision, so that nobody decides by an old file. */
function stampOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : 'gone';
}
