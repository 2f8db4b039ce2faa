/** Owns how the process ends. It does not know what it closes. */
import type { Logger } from './ops/log.ts';

const exitLimitMs = 9_000;
// Ctrl+C reaches the whole process group, and a runner above us passes it on once more: that is one wish, not two.
const sameWishMs = 500;

/** SIGTERM and SIGINT close and exit with 0; a second one exits at once. Uncaught errors are logged and exit with 1. */
export function endWithProcess(close: () => Promise<void>, log: Logger): void {
  let askedAt: number | undefined;

  const onSignal = (signal: NodeJS.Signals): void => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > sameWishMs) process.exit(1);
      return;
    }
    askedAt = performance.now();
    log.info({ signal }, 'draining');
    setTimeout(() => process.exit(1), exitLimitMs).unref();
    close().then(
      () => {
        log.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);

  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught error');
    process.exit(1);
  });
}

/** For what an operator can put right: one line, no stack. */
export function exitWithProblem(problem: string): never {
  process.stderr.write(`Parley cannot start: ${problem}\n`);
  process.exit(1);
}
