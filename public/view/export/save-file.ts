/** Saves a file on the device, by the browser's own means; also on plain http. */
import { h } from '../dom/element.ts';
import { inSlices } from '../dom/slices.ts';

/** By then the browser has begun to write it. */
const KEPT_MS = 60_000;
const PIECES_IN_PART = 500;

/** Writes it in slices. False when the signal aborted before. */
export async function saveFile(
  name: string,
  type: string,
  pieces: Iterable<string>,
  signal: AbortSignal,
): Promise<boolean> {
  const pause = inSlices();
  const parts: string[] = [];
  const part: string[] = [];
  for (const piece of pieces) {
    part.push(piece);
    if (part.length === PIECES_IN_PART) parts.push(part.splice(0).join(''));
    const turn = pause();
    if (turn !== null) await turn;
    if (signal.aborted) return false;
  }
  parts.push(part.join(''));
  const href = URL.createObjectURL(new Blob(parts, { type }));
  h('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
  return true;
}

/** What a file name may have anywhere. */
const UNSAFE = /[^A-Za-z0-9_-]/g;
const LONGEST_ID = 64;

/** "parley-harbour-2026-12-01.html": the room, and the day as this device has it. */
export function fileName(roomId: string, at: number, ending: string): string {
  const date = new Date(at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  const room = roomId.slice(0, LONGEST_ID).replace(UNSAFE, '_');
  return `parley-${room}-${day.join('-')}.${ending}`;
}
