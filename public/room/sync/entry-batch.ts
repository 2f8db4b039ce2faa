/** How many entries fit into one frame. Pure. */
import { MAX_FRAME_LENGTH } from '../../net/protocol/frame.ts';
import type { Entry } from '../log/entry.ts';
import { MAX_ENTRIES } from './sync-channel.ts';

/** In UTF-8; leaves room for the frame around the entries. */
const MAX_BATCH_BYTES = MAX_FRAME_LENGTH - 1_024;

/** The first of `entries` that fit into one frame, or into `most` bytes of UTF-8, in their order; at least one where there is any. */
export function entryBatch(entries: Iterable<Entry>, most = MAX_BATCH_BYTES): Entry[] {
  const encoder = new TextEncoder();
  const batch: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    bytes += encoder.encode(JSON.stringify(entry)).length + 1;
    if (batch.length === MAX_ENTRIES || (batch.length > 0 && bytes > most)) break;
    batch.push(entry);
  }
  return batch;
}
