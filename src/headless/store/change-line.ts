/**
 * One change of a room as a line of its file, behind a checksum: a line that a crash tore, or that went bad on the disk,
 * is known by it and costs nothing but itself.
 */
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import type { Change } from '../../../public/room/keep/device/disk.ts';

export const NEWLINE = 10;
const CHECKSUM_LENGTH = 8;

const lineSchema = v.strictObject({
  member: v.optional(v.nullable(v.string())),
  clears: v.optional(v.boolean()),
  rows: v.optional(v.record(v.string(), v.nullable(v.string()))),
});

/** A change as it was read. */
export type ReadChange = v.InferOutput<typeof lineSchema>;

const checksum = (content: string | Uint8Array): string =>
  crc32(content).toString(16).padStart(CHECKSUM_LENGTH, '0');

export function changeLine({ member, clears, rows }: Change): string {
  const content = JSON.stringify({
    ...(member !== undefined && { member }),
    ...(clears && { clears }),
    ...(rows !== undefined && { rows: Object.fromEntries(rows) }),
  });
  return `${checksum(content)} ${content}\n`;
}

/** Of a line without its end. Null for one that is damaged. */
export function readChange(line: Uint8Array): ReadChange | null {
  const content = line.subarray(CHECKSUM_LENGTH + 1);
  const head = new TextDecoder().decode(line.subarray(0, CHECKSUM_LENGTH + 1));
  if (head !== `${checksum(content)} `) return null;
  try {
    const read = v.safeParse(lineSchema, JSON.parse(new TextDecoder().decode(content)));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
