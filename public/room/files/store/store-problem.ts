import type { StoreProblem } from '../piece-store.ts';

/** What an error of the browser's means for whoever wanted to store something. */
export const problemOf = (error: unknown): StoreProblem =>
  error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'lost';
