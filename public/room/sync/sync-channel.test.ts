import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NAME_BYTES } from '../../net/protocol/fields.ts';
import { encodeFrame } from '../../net/protocol/frame.ts';
import { decodeFrame } from '../../testing/frames.ts';
import { LOG, logOf, memberId } from '../../testing/ids.ts';
import { type Entry, logIdOf } from '../log/entry.ts';
import { MAX_EMOJI_LENGTH, MAX_SEEN, MAX_TEXT_BYTES } from '../log/entry-schema.ts';
import { MAX_LOGS } from '../log/heads.ts';
import { MAX_ENTRIES, type SyncFrame } from './sync-channel.ts';

const ANN = memberId('A'.repeat(43));
const BEN = memberId(`${'B'.repeat(42)}c`);
const SIGNATURE = '_-'.repeat(43);
const entry: Entry = {
  author: ANN,
  log: LOG,
  seq: 1,
  at: 1_760_000_000_000,
  seen: [],
  body: { kind: 'text', text: 'hello' },
  signature: SIGNATURE,
};
const [ANNS, BENS] = [logOf(ANN), logOf(BEN)];
const manyLogs = (count: number) =>
  Array.from({ length: count }, (_, n) => logOf(memberId(String(n).padStart(43, '0'))));

describe('a sync frame', () => {
  it.each<SyncFrame>([
    { type: 'heads', heads: {} },
    { type: 'heads', heads: { [ANNS]: 3 }, digests: { [ANNS]: 'A'.repeat(22) } },
    { type: 'review', log: ANNS, after: 0 },
    { type: 'heads', heads: { [ANNS]: 0, [BENS]: 7 } },
    {
      type: 'heads',
      heads: Object.fromEntries(manyLogs(MAX_LOGS).map((id) => [id, 5_000])),
      digests: Object.fromEntries(manyLogs(MAX_LOGS).map((id) => [id, 'A'.repeat(22)])),
    },
    { type: 'want', after: { [BENS]: 3 } },
    { type: 'entries', entries: [entry] },
    { type: 'entries', entries: Array.from({ length: MAX_ENTRIES }, () => entry) },
    { type: 'entries', entries: [{ ...entry, body: { kind: 'text', text: 'x'.repeat(MAX_TEXT_BYTES) } }] },
    {
      type: 'entries',
      entries: [{ ...entry, body: { kind: 'text', text: 'a', replyTo: { author: BEN, log: LOG, seq: 9 } } }],
    },
    { type: 'entries', entries: [{ ...entry, body: { kind: 'name', name: 'n'.repeat(MAX_NAME_BYTES) } }] },
    { type: 'entries', entries: [{ ...entry, body: { kind: 'edit', log: LOG, seq: 1, text: 'b' } }] },
    { type: 'entries', entries: [{ ...entry, body: { kind: 'delete', log: LOG, seq: 1 } }] },
    {
      type: 'entries',
      entries: [
        {
          ...entry,
          body: {
            kind: 'reaction',
            target: { author: BEN, log: LOG, seq: 1 },
            emoji: '👩🏽‍❤️‍💋‍👨🏿',
            isOn: true,
          },
        },
      ],
    },
  ])('comes out as it went in: $type', (frame) => {
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });

  it('keeps a lone surrogate as it is, so that the signature over it still fits', () => {
    const frame: SyncFrame = {
      type: 'entries',
      entries: [{ ...entry, body: { kind: 'text', text: 'a\uD800b' } }],
    };
    const overTheWire = new TextDecoder().decode(new TextEncoder().encode(encodeFrame(frame)));
    expect(decodeFrame(overTheWire)).toEqual(frame);
  });
});

describe('a malformed sync frame is refused', () => {
  const entries = (change: object) => JSON.stringify({ type: 'entries', entries: [{ ...entry, ...change }] });
  const body = (content: unknown) => entries({ body: content });
  const target = { author: BEN, log: LOG, seq: 1 };

  it.each<[string, string]>([
    ['heads that are a list', '{"type":"heads","heads":[1]}'],
    ['digests of another length', JSON.stringify({ type: 'heads', heads: {}, digests: { [ANNS]: 'A' } })],
    ['a review of nobody', JSON.stringify({ type: 'review', log: '', after: 0 })],
    ['heads that are null', '{"type":"heads","heads":null}'],
    ['heads that are text', '{"type":"heads","heads":"x"}'],
    ['heads of nobody', JSON.stringify({ type: 'heads', heads: { '': 1 } })],
    ['heads of a short id', JSON.stringify({ type: 'heads', heads: { [ANNS.slice(1)]: 1 } })],
    ['heads of an id with a line break', JSON.stringify({ type: 'heads', heads: { [`${ANNS}\n`]: 1 } })],
    ['heads of a member, without a log', JSON.stringify({ type: 'heads', heads: { [ANN]: 1 } })],
    ['heads that are negative', JSON.stringify({ type: 'heads', heads: { [ANNS]: -1 } })],
    ['heads that are text inside', JSON.stringify({ type: 'heads', heads: { [ANNS]: '1' } })],
    [
      'heads of too many',
      JSON.stringify({
        type: 'heads',
        heads: Object.fromEntries(manyLogs(MAX_LOGS + 1).map((id) => [id, 1])),
      }),
    ],
    ['a want without logs', '{"type":"want"}'],
    [
      'a want of too many',
      JSON.stringify({
        type: 'want',
        after: Object.fromEntries(manyLogs(MAX_LOGS + 1).map((id) => [id, 1])),
      }),
    ],
    ['an answer that is none', '{"type":"entries","entries":[],"isAnswer":false}'],
    ['entries that are an object', JSON.stringify({ type: 'entries', entries: { 0: entry, length: 1 } })],
    ['an entry that is null', '{"type":"entries","entries":[null]}'],
    [
      'one bad entry among good ones',
      JSON.stringify({ type: 'entries', entries: [entry, { ...entry, seq: 0 }] }),
    ],
    [
      'too many entries',
      JSON.stringify({
        type: 'entries',
        entries: Array.from({ length: MAX_ENTRIES + 1 }, () => ({ ...entry, signature: '' })),
      }),
    ],
    ['an entry with more than it should have', entries({ isAdmin: true })],
    ['an entry without an author', entries({ author: undefined })],
    ['an entry by a number', entries({ author: 1 })],
    ['an entry by an id with a dot', entries({ author: `${'A'.repeat(42)}.` })],
    ['an entry with number 0', entries({ seq: 0 })],
    ['an entry with a negative number', entries({ seq: -1 })],
    ['an entry with a broken number', entries({ seq: 1.5 })],
    ['an entry with an enormous number', entries({ seq: 2 ** 53 })],
    ['an entry before 1970', entries({ time: -1 })],
    ['an entry after the last date there is', entries({ time: 8.64e15 + 1 })],
    ['an entry whose own clock is beyond any date', entries({ at: 8.64e15 + 1 })],
    ['an entry with a broken time', entries({ at: 0.5 })],
    ['an entry whose time is a date in words', entries({ time: '2026-01-01T00:00:00Z' })],
    ['an entry without a signature', entries({ signature: undefined })],
    ['an entry with a signature in hex', entries({ signature: 'ab'.repeat(64) })],
    ['an entry without a body', entries({ body: undefined })],
    ['a body of an unknown kind', body({ kind: 'html', text: '<b>' })],
    ['a body that is text', body('hello')],
    ['a text of no characters', body({ kind: 'text', text: '' })],
    ['a text that is an object', body({ kind: 'text', text: { toString: 'x' } })],
    ['a text beyond the bound', body({ kind: 'text', text: 'x'.repeat(MAX_TEXT_BYTES + 1) })],
    [
      'a text of more bytes than the bound',
      body({ kind: 'text', text: '漢'.repeat(MAX_TEXT_BYTES / 3 + 1) }),
    ],
    [
      'a text of escapes beyond the bound',
      body({ kind: 'text', text: '\u0001'.repeat(MAX_TEXT_BYTES / 6 + 1) }),
    ],
    ['a text with more than it should have', body({ kind: 'text', text: 'x', html: 'y' })],
    ['an answer to nothing', body({ kind: 'text', text: 'x', replyTo: null })],
    ['an answer to an entry without author', body({ kind: 'text', text: 'x', replyTo: { seq: 1 } })],
    ['an answer to number 0', body({ kind: 'text', text: 'x', replyTo: { author: BEN, log: LOG, seq: 0 } })],
    ['a name beyond the bound', body({ kind: 'name', name: 'n'.repeat(MAX_NAME_BYTES + 1) })],
    [
      "an edit that names somebody else's entry",
      body({ kind: 'edit', author: BEN, log: LOG, seq: 1, text: 'x' }),
    ],
    ['an edit to nothing', body({ kind: 'edit', log: LOG, seq: 1, text: '' })],
    ["a deletion that names somebody else's entry", body({ kind: 'delete', author: BEN, log: LOG, seq: 1 })],
    [
      'a reaction with more than one emoji can be',
      body({ kind: 'reaction', target, emoji: 'x'.repeat(MAX_EMOJI_LENGTH + 1), isOn: true }),
    ],
    ['a reaction without an emoji', body({ kind: 'reaction', target, emoji: '', isOn: true })],
    ['a reaction that is on and off', body({ kind: 'reaction', target, emoji: '👍', isOn: 1 })],
    ['a reaction to nothing', body({ kind: 'reaction', emoji: '👍', isOn: true })],
  ])('%s', (_, text) => {
    expect(decodeFrame(text)).toBeNull();
  });
});

describe('any sync frame', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/).map(memberId);
  const signature = fc.stringMatching(/^[A-Za-z0-9_-]{86}$/);
  const count = fc.maxSafeNat();
  const seq = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  const digest = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);
  const moment = fc.integer({ min: 0, max: 8.64e15 });
  const text = (maxLength: number) => fc.string({ unit: 'binary', minLength: 1, maxLength: maxLength / 2 });
  const name = text(MAX_NAME_BYTES / 4);
  const words = text(400);
  const log = fc.stringMatching(/^[0-9a-z]{3}[A-Za-z0-9_-]{5}$/);
  const target = fc.record({ author: id, log, seq });
  const body = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: words }),
    fc.record({ kind: fc.constant('text' as const), text: words, replyTo: target }),
    fc.record({ kind: fc.constant('name' as const), name }),
    fc.record({ kind: fc.constant('edit' as const), log, seq, text: words }),
    fc.record({ kind: fc.constant('delete' as const), log, seq }),
    fc.record({
      kind: fc.constant('reaction' as const),
      target,
      emoji: text(MAX_EMOJI_LENGTH),
      isOn: fc.boolean(),
    }),
  );
  const perLog = fc.dictionary(
    fc.tuple(id, log).map(([author, name]) => logIdOf({ author, log: name })),
    count,
    { maxKeys: 20, noNullPrototype: true },
  );
  const anEntry = fc.record({
    author: id,
    log,
    seq,
    at: moment,
    seen: fc.array(digest, { maxLength: MAX_SEEN }),
    body,
    signature,
  });
  const frame: fc.Arbitrary<SyncFrame> = fc.oneof(
    fc.record({ type: fc.constant('heads' as const), heads: perLog }),
    fc.record({ type: fc.constant('want' as const), after: perLog }),
    fc.record({
      type: fc.constant('entries' as const),
      entries: fc.array(anEntry, { minLength: 1, maxLength: 5 }),
    }),
  );

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(frame, (any) => {
        expect(decodeFrame(encodeFrame(any))).toEqual(any);
      }),
      { numRuns: 300 },
    );
  });
});
