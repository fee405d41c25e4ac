import type { Text } from './text.ts';

/** What a look at one thing has found: the probe, the terminal and the chat tell it. */
export interface Finding {
  /** The thing, in one word of the operator's. */
  readonly what: string;
  readonly title: Text;
  readonly ok: boolean;
  /** False where nobody can tell from here: a person has to look. */
  readonly sure: boolean;
  /** In words that anyone may read. */
  readonly found: Text;
  /** What to do, or where to look; null where all is well. */
  readonly remedy: Text | null;
  /** What broke, for the terminal of an operator; empty where nothing did. */
  readonly cause: string;
}

/** What is mended in the same way is told how to once, with the last of them. */
export const remediesOnce = (findings: readonly Finding[]): Finding[] =>
  findings.map((finding, index) => {
    const later = findings.slice(index + 1);
    const told = later.some(({ what, remedy }) => what === finding.what && remedy?.en === finding.remedy?.en);
    return told ? { ...finding, remedy: null } : finding;
  });
