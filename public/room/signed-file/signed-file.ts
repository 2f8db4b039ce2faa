/**
 * The signed file of a room: a header, then every entry of the transcript as its author signed it, one line of JSON
 * each. docs/signed-file.md describes it. What it says is proved by the signatures alone; who has the file can verify
 * them, and can do nothing else with it: it has no key.
 */
import * as v from 'valibot';
import { isRoomId } from '../../../src/protocol.ts';
import { base64UrlOf, countSchema } from '../../net/protocol/fields.ts';
import { MAX_SEQ } from '../log/author-log.ts';
import type { Entry } from '../log/entry.ts';
import { momentSchema } from '../log/entry-schema.ts';
import { MAX_LOGS } from '../log/heads.ts';

export const FORMAT = 'parley transcript';
export const VERSION = 1;
/** No room has more. */
const MAX_ENTRIES = MAX_LOGS * MAX_SEQ;

/** What a newer version may add is left out. */
export const headerSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  roomId: v.pipe(v.string(), v.check(isRoomId)),
  isSealed: v.boolean(),
  /** What every signature is bound to. Derived from the room's secret, which it does not tell. */
  signingContext: base64UrlOf(43),
  /** In Unix milliseconds. */
  exportedAt: momentSchema,
  /** How many lines follow: so a file that was cut off is noticed. */
  entries: v.pipe(countSchema, v.maxValue(MAX_ENTRIES)),
});

export type Header = v.InferOutput<typeof headerSchema>;
export type RoomOfFile = Pick<Header, 'roomId' | 'isSealed' | 'signingContext'>;

/** The lines of the file, in the order of the transcript: so an entry stands after all that it needs. */
export function* signedFile(
  { roomId, isSealed, signingContext }: RoomOfFile,
  exportedAt: number,
  entries: readonly Entry[],
): Generator<string> {
  const header: Header = {
    format: FORMAT,
    version: VERSION,
    roomId,
    isSealed,
    signingContext,
    exportedAt,
    entries: entries.length,
  };
  yield `${JSON.stringify(header)}\n`;
  for (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}
