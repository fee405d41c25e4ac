/** A policy file that goes away with its test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PolicyFile {
  readonly path: string;
  write(policy: object): void;
  remove(): void;
}

export function temporaryPolicy(policy: object): PolicyFile {
  const folder = mkdtempSync(join(tmpdir(), 'hirebot-policy-'));
  const path = join(folder, 'policy.json');
  const write = (next: object): void => writeFileSync(path, JSON.stringify(next, null, 2));
  write(policy);
  return { path, write, remove: () => rmSync(folder, { recursive: true }) };
}
