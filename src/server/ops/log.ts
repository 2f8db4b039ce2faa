/**
 * Owns what the log looks like and how a room may be named in it. Info tells an operator about the process;
 * who does what is told at debug level only, and what is said never reaches the server at all.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';
import type { Config } from '../config.ts';
import { escapeControls } from './escape-controls.ts';

export type { Logger };

/** JSON lines on stderr; stdout is for people. */
export function createLog(level: Config['logLevel'], write: (line: string) => void = toStderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => write(escapeControls(line)) },
  );
}

/** Synchronous, so that the last words before an exit are written. */
function toStderr(line: string): void {
  stderr ??= pino.destination({ dest: 2, sync: true });
  stderr.write(line);
}
let stderr: ReturnType<typeof pino.destination> | undefined;

const key = randomBytes(16);

/** Tells rooms apart within one run. Whoever knows a room's id can enter it, so the id itself is not for the log. */
export const roomTag = (roomId: string): string =>
  createHmac('sha256', key).update(roomId).digest('base64url').slice(0, 8);
