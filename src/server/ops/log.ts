/**
 * What the log looks like, and how a room may be named in it. Level info tells an operator about the process. Who does
 * what is logged at level debug only, and what people say never reaches the server.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';

export type { Logger };

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** JSON lines on stderr; stdout is for people. */
export function createLog(level: LogLevel, write: (line: string) => void = toStderr): Logger {
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

/** Synchronous, so that the last lines before an exit are written. */
function toStderr(line: string): void {
  stderr ??= pino.destination({ dest: 2, sync: true });
  stderr.write(line);
}
let stderr: ReturnType<typeof pino.destination> | undefined;

const key = randomBytes(16);

/** Tells rooms apart within one run. Whoever knows a room's id can enter it, so that the id must not be logged. */
export const roomTag = (roomId: string): string =>
  createHmac('sha256', key).update(roomId).digest('base64url').slice(0, 8);

// JSON escapes what is below U+0020. These do harm on a terminal too: DEL and the second set of control characters (U+009B
// may begin a command), separators of lines, and characters that turn the direction of writing.
const CONTROLS = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Keeps a line of JSON one line on every terminal. Its meaning stays the same. */
const escapeControls = (json: string): string =>
  json.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
