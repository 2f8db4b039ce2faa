/** After how long a test is taken to hang. No test is judged by time: these must be wide enough for the slowest machine. */
export const HANGS_MS = {
  /** One condition that a test waits for. */
  wait: 300_000,
  /** All of a test. */
  test: 900_000,
} as const;
