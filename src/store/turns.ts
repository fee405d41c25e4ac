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
  let turnComes = false;

  /** Statements take no turn of the event loop: worker after worker would go on before anybody on the network is heard. */
  const awaitTurn = (): void => {
    if (turnComes) return;
    turnComes = true;
    setImmediate(() => {
      turnComes = false;
      turnBegan = performance.now();
      giveAway();
    });
  };
  const giveAway = (): void => {
    if (isTaken) return;
    const isTheirTurn = performance.now() - turnBegan < TURN_MS;
    const next = urgent.shift() ?? (isTheirTurn ? others.shift() : undefined);
    if (next) {
      isTaken = true;
      next();
    } else if (others.length > 0) awaitTurn();
  };

  return {
    enter: (isUrgent) =>
      new Promise((mine) => {
        (isUrgent ? urgent : others).push(mine);
        giveAway();
      }),
    leave: () => {
      isTaken = false;
      giveAway();
    },
  };
}
