/** The command `parley keep`. What keeps is made of the page's code, and is loaded when it is asked for. */
import type { KeeperModule, KeepOutput, KeepRequest } from '../../keeping.ts';
import { systemClock } from '../ops/clock.ts';
import { type CommandOutput, EXIT } from './verify.ts';

const BUNDLE = new URL('../../keeper.js', import.meta.url);
/** Goodbyes, and what is being written. */
const STOP_LIMIT_MS = 9_000;

/** Answers with the exit code. */
export async function keepCommand(request: KeepRequest, { print, complain }: CommandOutput): Promise<number> {
  if (request.run === 'misused') {
    complain(`${request.problem}\n`);
    return EXIT.trouble;
  }
  const keeper = await load();
  if (keeper === null) {
    complain('parley keep is not built. Run "npm run build" first.\n');
    return EXIT.trouble;
  }
  switch (request.run) {
    case 'list':
      return keeper.listKept(request.data, { print, complain });
    case 'forget':
      return keeper.forgetKept(request.data, request.link, { print, complain });
    case 'keep': {
      // Whatever it makes is its owner's alone.
      process.umask(0o077);
      const code = await keeper.keep(request.settings, linesTo({ print, complain }), untilStopped());
      // WebRTC's own threads would keep the process for a while.
      process.exit(code);
    }
  }
}

/** With the time, as logs have it. */
function linesTo({ print, complain }: CommandOutput): KeepOutput {
  const now = () => new Date().toISOString();
  return {
    print: (line) => print(`${now()}  ${line}\n`),
    complain: (line) => complain(`${line}\n`),
  };
}

/** The first signal ends it in good order, the second one at once. */
function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    systemClock.after(STOP_LIMIT_MS, () => process.exit(1));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return stopping.signal;
}

async function load(): Promise<KeeperModule | null> {
  try {
    return (await import(BUNDLE.href)) as KeeperModule;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
