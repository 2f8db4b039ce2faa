/** How the process ends. It does not know what it closes. */
import { type Clock, systemClock } from './clock.ts';
import type { Logger } from './log.ts';

const EXIT_LIMIT_MS = 9_000;
// Ctrl+C reaches the whole process group, and a runner above us passes the signal on: that is one wish, not two.
const SAME_WISH_MS = 500;

export interface ShutdownOptions {
  readonly close: () => Promise<void>;
  readonly log: Logger;
  readonly exit: (code: number) => void;
  readonly clock: Clock;
}

/** Returns what to do with each signal: the first one closes and exits with 0, a second one exits at once. */
export function createShutdown({ close, log, exit, clock }: ShutdownOptions): (signal: string) => void {
  let askedAt: number | undefined;

  return (signal) => {
    if (askedAt !== undefined) {
      if (clock.now() - askedAt > SAME_WISH_MS) exit(1);
      return;
    }
    askedAt = clock.now();
    log.info({ signal }, 'draining');
    const cancelLimit = clock.after(EXIT_LIMIT_MS, () => exit(1));
    close().then(
      () => {
        cancelLimit();
        log.info('stopped');
        exit(0);
      },
      (error: unknown) => {
        cancelLimit();
        log.error({ err: error }, 'could not stop cleanly');
        exit(1);
      },
    );
  };
}

/** SIGTERM and SIGINT close and exit. Uncaught errors are logged and exit with 1. */
export function endWithProcess(close: () => Promise<void>, log: Logger): void {
  const exit = (code: number): void => process.exit(code);
  const shutDown = createShutdown({ close, log, exit, clock: systemClock });
  process.on('SIGTERM', shutDown);
  process.on('SIGINT', shutDown);

  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught error');
    exit(1);
  });
}

/** For what an operator can put right: one line, no stack. */
export function exitWithProblem(problem: string): never {
  process.stderr.write(`Parley cannot start: ${problem}\n`);
  process.exit(1);
}
