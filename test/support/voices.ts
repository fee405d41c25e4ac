/** Whether the people whom a policy asks have said yes: stated once more from `interface.md` section 7, by itself. */

export interface Rule {
  readonly operations: readonly string[];
  readonly propose: readonly string[];
  readonly chats?: readonly string[];
  readonly approve: {
    readonly by: readonly string[];
    readonly count?: number;
    readonly self?: boolean;
    readonly above?: number;
  };
}

export interface Rules {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly rules: readonly Rule[];
}

export interface Asked {
  readonly operation: string;
  readonly requester: string;
  readonly chat: string;
  readonly targets: number;
}

export interface Voice {
  readonly actor: string;
  readonly act: string;
}

export function isAgreed({ groups, rules }: Rules, asked: Asked, voices: readonly Voice[]): boolean {
  const { operation, requester, chat, targets } = asked;
  const isIn = (who: string, words: readonly string[]): boolean =>
    words.some((word) => word === 'everyone' || word === who || (groups[word] ?? []).includes(who));
  const named = (pattern: string): boolean =>
    pattern === '*' || pattern === operation || (pattern.endsWith('.*') && operation.startsWith(pattern.slice(0, -1)));
  const rule = rules.find(
    (each) =>
      each.operations.some(named) &&
      isIn(requester, each.propose) &&
      (each.chats ?? ['*']).some((id) => id === '*' || id === chat),
  );
  if (!rule) return false;
  if (!voices.some(({ actor, act }) => act === 'confirm' && actor === requester)) return false;
  const { by, count = 1, self = false, above = 0 } = rule.approve;
  if (by.includes('requester') || targets <= above) return true;
  const yes = voices.filter(({ act }) => act === 'approve').map(({ actor }) => actor);
  return [...new Set(yes)].filter((who) => isIn(who, by) && (self || who !== requester)).length >= count;
}
