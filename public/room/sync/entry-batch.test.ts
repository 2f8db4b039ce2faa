import { describe, expect, it } from 'vitest';
import { encodeFrame, MAX_FRAME_LENGTH } from '../../net/protocol/frame.ts';
import { LOG, memberId } from '../../testing/ids.ts';
import type { Entry } from '../log/entry.ts';
import { MAX_SEEN, MAX_TEXT_BYTES } from '../log/entry-schema.ts';
import { entryBatch } from './entry-batch.ts';
import { MAX_ENTRIES } from './sync-channel.ts';

const entries = (count: number, text: string): Entry[] =>
  Array.from({ length: count }, (_, index) => ({
    author: memberId('A'.repeat(43)),
    log: LOG,
    seq: index + 1,
    at: 8.64e15,
    seen: [],
    body: { kind: 'text', text },
    signature: 'A'.repeat(86),
  }));

/** What stands around a frame that is relayed, of the same size. */
const NAMES_AND_SIGNATURE = { from: 'A'.repeat(43), to: 'B'.repeat(43), around: 'A'.repeat(200) };

describe('a batch', () => {
  it('holds the first entries, in order, as many as go into one frame', () => {
    const all = entries(500, 'short');
    expect(entryBatch(all)).toEqual(all.slice(0, MAX_ENTRIES));
    expect(entryBatch(all.slice(0, 3))).toEqual(all.slice(0, 3));
    expect(entryBatch([])).toEqual([]);
  });

  it.each([
    ['letters', 'x'.repeat(MAX_TEXT_BYTES)],
    ['ideographs, of three bytes', '漢'.repeat(MAX_TEXT_BYTES / 3)],
    ['quotes, which take two in JSON, and four when relayed', '"'.repeat(MAX_TEXT_BYTES / 2)],
    ['controls, which take six', '\u0001'.repeat(MAX_TEXT_BYTES / 6)],
    ['lone surrogates, which take six', '\uD800'.repeat(MAX_TEXT_BYTES / 6)],
  ])('of the longest texts fits into a frame and is never empty: %s', (_, text) => {
    const batch = entryBatch(entries(100, text));
    expect(batch.length).toBeGreaterThan(0);
    const frame = encodeFrame({ type: 'entries', entries: batch });
    expect(frame.length).toBeLessThanOrEqual(MAX_FRAME_LENGTH);
    const seen = Array.from({ length: MAX_SEEN }, () => 'A'.repeat(22));
    const longest = entries(1, text).map((entry) => ({ ...entry, seen }));
    const alone = encodeFrame({ type: 'entries', entries: longest });
    const relayed = JSON.stringify({ type: 'carried', payload: alone, ...NAMES_AND_SIGNATURE });
    expect(relayed.length).toBeLessThanOrEqual(MAX_FRAME_LENGTH);
  });

  it('after batch, a long history arrives whole', () => {
    const all = entries(1_000, 'x'.repeat(700));
    const received: Entry[] = [];
    while (received.length < all.length) received.push(...entryBatch(all.slice(received.length)));
    expect(received).toEqual(all);
  });
});
