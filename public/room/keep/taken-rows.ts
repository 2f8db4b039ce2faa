/** What a tab keeps of a room that it took over from another tab. Loaded after the page. */
import * as v from 'valibot';
import { isDraft, joinDrafts } from './drafts.ts';
import { forgetRoom, isOfRoom, rowsOfRoom, type Store } from './storage.ts';

/** More than any browser keeps for a tab, in characters. */
const MAX_LENGTH = 16_000_000;
/** A piece of a conversation's log. */
const PIECE = /^(parley\.log\..+\.)(\d+)$/;

const schema = v.pipe(
  v.record(v.string(), v.string()),
  v.check(
    (rows) => Object.entries(rows).reduce((sum, row) => sum + row.join('').length, 0) <= MAX_LENGTH,
    'too much',
  ),
);

/**
 * Keeps what another tab gave. What this one kept of the room, as the copy that a duplicated tab has or from before it
 * lost the room unasked, stays beside it; so no entry is lost, nor a draft. False where not all of it could
 * be kept.
 */
export function keepTakenRows(store: Store, roomId: string, rows: unknown): boolean {
  const read = v.safeParse(schema, rows);
  if (!read.success) return false;
  const given = new Map(Object.entries(read.output).filter(([key]) => isOfRoom(key, roomId)));
  const own = Object.entries(rowsOfRoom(store, roomId));
  const all = new Map([...own.filter(([key]) => !PIECE.test(key)), ...given]);
  for (const [key, draft] of own) {
    const other = given.get(key);
    if (isDraft(key) && other !== undefined) all.set(key, joinDrafts(other, draft));
  }
  for (const [key, piece] of own) {
    const [, prefix] = PIECE.exec(key) ?? [];
    // What has grown since it was copied is there already.
    if (prefix === undefined || given.get(key)?.startsWith(piece)) continue;
    let at = 0;
    while (all.has(`${prefix}${at}`)) at += 1;
    all.set(`${prefix}${at}`, piece);
  }
  forgetRoom(store, roomId);
  return [...all].map(([key, value]) => store.set(key, value)).every((isKept) => isKept);
}
