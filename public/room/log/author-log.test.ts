import { describe, expect, it } from 'vitest';
import { LOG, memberId } from '../../testing/ids.ts';
import { AuthorLog, MAX_CHARACTERS, MAX_SEQ } from './author-log.ts';
import type { Entry } from './entry.ts';

/** A part of all that it may have. */
const LONG = 8_000;

const entry = (seq: number, text: string): Entry => ({
  author: memberId('a'.repeat(43)),
  log: LOG,
  seq,
  at: seq,
  seen: [],
  body: { kind: 'text', text },
  signature: '',
});

describe("an author's log", () => {
  it('takes no more entries than its bound', () => {
    const log = new AuthorLog();
    for (let seq = 1; seq <= MAX_SEQ; seq += 1) log.push(entry(seq, 'x'));
    expect(log.takes(entry(MAX_SEQ + 1, 'x'))).toBe(false);
  });

  it('takes no more characters than its bound, and still what fits', () => {
    const log = new AuthorLog();
    const text = 'x'.repeat(LONG);
    for (let seq = 1; seq < MAX_CHARACTERS / LONG; seq += 1) log.push(entry(seq, text));
    expect(log.takes(entry(log.head + 1, text))).toBe(true);
    log.push(entry(log.head + 1, text));
    expect(log.takes(entry(log.head + 1, 'x'))).toBe(false);
    expect(log.takes({ body: { kind: 'delete', log: LOG, seq: 1 } })).toBe(true);
  });
});
