/** What Escape closes when nothing that has the focus takes it: what was opened last. */

const steps: (() => void)[] = [];

/** The answer takes it out again: it is closed. Idempotent. */
export function stepsBack(close: () => void): () => void {
  // An object of its own, however often the same function comes.
  const step = () => close();
  steps.push(step);
  return () => {
    const at = steps.indexOf(step);
    if (at >= 0) steps.splice(at, 1);
  };
}

/** False where there is nothing to close. */
export function stepBack(): boolean {
  const step = steps.pop();
  step?.();
  return step !== undefined;
}
