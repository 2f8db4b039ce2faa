/**
 * Owns what the log looks like and how a room may be named in it. Info tells an operator about the process;
 * who does what is told at debug level only, and what is said never reaches the server at all.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type { Logger };

/** JSON lines on stderr; stdout is for people. */
export function createLog(level: Config['logLevel']): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Synchronous, so that the last words before an exit are written.
    pino.destination({ dest: 2, sync: true }),
  );
}

const key = randomBytes(16);

/** Tells rooms apart within one run. Whoever knows a room's id can enter it, so the id itself is not for the log. */
export const roomTag = (roomId: string): string =>
  createHmac('sha256', key).update(roomId).digest('base64url').slice(0, 8);
