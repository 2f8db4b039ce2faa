/** Owns that many who come at once do not hold up those who are here: a few at a time, and others' events in between. */

export interface Queue {
  /** Resolves when it is one's turn; the first few at once. */
  turn(): Promise<void>;
}

export function createQueue(atATime: number): Queue {
  const waiting: (() => void)[] = [];
  let free = atATime;

  function serve(): void {
    free = atATime;
    while (free > 0 && waiting.length > 0) {
      free -= 1;
      waiting.shift()?.();
    }
    if (free < atATime) setImmediate(serve);
  }

  return {
    turn() {
      if (free === atATime) setImmediate(serve);
      if (free > 0 && waiting.length === 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
