import { expect, it } from 'vitest';
import { AUTHORS } from '../../testing/histories.ts';
import { LOG, logOf } from '../../testing/ids.ts';
import type { Entry } from '../log/entry.ts';
import { Transcript } from '../log/transcript.ts';
import { ShownTime } from './shown-time.ts';

const [ann, ben] = AUTHORS;
const NOW = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

function shown(...claims: readonly [author: typeof ann, at: number][]): number[] {
  const transcript = new Transcript();
  for (const [author, at] of claims) {
    const seen = transcript.order.seenBy(logOf(author));
    const seq = transcript.head(logOf(author)) + 1;
    const entry: Entry = {
      author,
      log: LOG,
      seq,
      at,
      seen,
      body: { kind: 'text', text: 'x' },
      signature: '',
    };
    transcript.add(entry);
  }
  const time = new ShownTime({ order: transcript.order, now: () => NOW });
  return transcript.entries.map((entry) => time.of(entry) - NOW);
}

it('is the time that the author claims', () => {
  expect(shown([ann, NOW - HOUR_MS], [ben, NOW - 5])).toEqual([-HOUR_MS, -5]);
});

it('is not later than it came, and a small difference is no lie', () => {
  expect(shown([ann, 8.64e15], [ben, NOW - 5])).toEqual([0, 0]);
  expect(shown([ann, NOW + 90_000])).toEqual([90_000]);
});

it('is not earlier than what its author had seen', () => {
  expect(shown([ann, NOW - HOUR_MS], [ben, 0], [ann, NOW - 5])).toEqual([-HOUR_MS, -HOUR_MS, -5]);
});
