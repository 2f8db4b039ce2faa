/** Owns the order of asynchronous steps: one begins when the one before it has ended. */

export type InTurn = (step: () => Promise<void>) => void;

/** A step that fails is reported and does not hold up the next one. */
export function createTurns(onFailure: (error: unknown) => void): InTurn {
  let last = Promise.resolve();
  return (step) => {
    last = last.then(step).catch(onFailure);
  };
}
