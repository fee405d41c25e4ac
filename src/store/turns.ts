/** Those who want the one connection of SQLite: one after the other, and first what Feishu waits for. */

/** For so long at most statements follow each other while nobody else is heard. */
const TURN_MS = 1;

export interface Turns {
  /** Resolves when the connection is theirs. */
  enter(isUrgent: boolean): Promise<void>;
  leave(): void;
}

export function createTurns(): Turns {
  const urgent: (() => void)[] = [];
  const others: (() => void)[] = [];
  let isTaken = false;
  let turnBegan = 0;
  /** Statements take no turn of the event loop: worker after worker would go on before anybody on the network is heard. */
  const turn = (): Promise<void> =>
    new Promise((resolve) =>
      setImmediate(() => {
        turnBegan = performance.now();
        resolve();
      }),
    );
  return {
    enter: async (isUrgent) => {
      if (isTaken) await new Promise<void>((free) => (isUrgent ? urgent : others).push(free));
      isTaken = true;
      if (!isUrgent && performance.now() - turnBegan >= TURN_MS) await turn();
    },
    leave: () => {
      const next = urgent.shift() ?? others.shift();
      if (next) next();
      else isTaken = false;
    },
  };
}
