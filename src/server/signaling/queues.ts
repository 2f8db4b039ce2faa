/** The orders in which work waits: a few things in each turn of the event loop, or one after the other. */

export interface TurnQueue {
  /** Resolves when it is the caller's turn; for the first few at once. */
  turn(): Promise<void>;
}

/** Many who come at once do not hold up those who are here: `perTurn` are served, then everything else has its turn. */
export function createTurnQueue(perTurn: number): TurnQueue {
  const waiting: (() => void)[] = [];
  let free = perTurn;

  function serve(): void {
    free = perTurn;
    while (free > 0 && waiting.length > 0) {
      free -= 1;
      waiting.shift()?.();
    }
    if (free < perTurn) setImmediate(serve);
  }

  return {
    turn() {
      if (free === perTurn) setImmediate(serve);
      if (free > 0 && waiting.length === 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

/** Begins a step when the one before it has ended. */
export type SerialQueue = (step: () => Promise<void>) => void;

/** A step that fails is reported and does not hold up the next one. */
export function createSerialQueue(onFailure: (error: unknown) => void): SerialQueue {
  let last = Promise.resolve();
  return (step) => {
    last = last.then(step).catch(onFailure);
  };
}
