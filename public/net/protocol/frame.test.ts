import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CarriedFrame,
  decodeCarried,
  decodeFrame,
  type Entry,
  encodeFrame,
  type Frame,
  MAX_AUTHORS,
  MAX_EMOJI_LENGTH,
  MAX_ENTRIES,
  MAX_FRAME_LENGTH,
  MAX_HOPS,
  MAX_LINKS,
  MAX_NAME_LENGTH,
  MAX_TEXT_LENGTH,
} from './frame.ts';

const ANN = 'A'.repeat(43);
const BEN = `${'B'.repeat(42)}c`;
const SIGNATURE = '_-'.repeat(43);
const entry: Entry = {
  author: ANN,
  seq: 1,
  time: 1_760_000_000_000,
  at: 1_760_000_000_000,
  body: { kind: 'text', text: 'hello' },
  signature: SIGNATURE,
};
const manyMembers = (count: number) => Array.from({ length: count }, (_, n) => String(n).padStart(43, '0'));

describe('a frame', () => {
  it.each<Frame>([
    { type: 'hello', name: 'Ann', sessionId: 'a1', signature: SIGNATURE },
    { type: 'bye', sessionId: '0123456789abcdef' },
    { type: 'ping', nonce: 0 },
    { type: 'pong', nonce: Number.MAX_SAFE_INTEGER },
    { type: 'heads', heads: {} },
    { type: 'heads', heads: { [ANN]: 3 }, digests: { [ANN]: 'A'.repeat(22) } },
    { type: 'review', author: ANN, after: 0 },
    { type: 'invitation', roomId: 'new-room', key: 'k'.repeat(22) },
    { type: 'invitation', roomId: 'new-room' },
    { type: 'attention', is: 'here' },
    { type: 'attention', is: 'typing' },
    { type: 'attention', is: 'away' },
    { type: 'call', step: 'in', id: 'room', isMuted: true, video: 'screen' },
    { type: 'call', step: 'ring', id: 'a1b2c3' },
    { type: 'heads', heads: { [ANN]: 0, [BEN]: 7 } },
    { type: 'heads', heads: Object.fromEntries(manyMembers(MAX_AUTHORS).map((id) => [id, 5_000])) },
    { type: 'want', after: { [BEN]: 3 } },
    { type: 'entries', entries: [entry] },
    { type: 'entries', entries: Array.from({ length: MAX_ENTRIES }, () => entry) },
    { type: 'entries', entries: [{ ...entry, body: { kind: 'text', text: 'x'.repeat(MAX_TEXT_LENGTH) } }] },
    {
      type: 'entries',
      entries: [{ ...entry, body: { kind: 'text', text: 'a', replyTo: { author: BEN, seq: 9 } } }],
    },
    { type: 'entries', entries: [{ ...entry, body: { kind: 'name', name: 'n'.repeat(MAX_NAME_LENGTH) } }] },
    { type: 'entries', entries: [{ ...entry, body: { kind: 'edit', seq: 1, text: 'b' } }] },
    { type: 'entries', entries: [{ ...entry, body: { kind: 'delete', seq: 1 } }] },
    {
      type: 'entries',
      entries: [
        {
          ...entry,
          body: { kind: 'reaction', target: { author: BEN, seq: 1 }, emoji: '👩🏽‍❤️‍💋‍👨🏿', isOn: true },
        },
      ],
    },
    { type: 'links', members: [] },
    { type: 'links', members: manyMembers(MAX_LINKS) },
    {
      type: 'carried',
      from: ANN,
      to: BEN,
      hops: MAX_HOPS,
      nonce: 1,
      payload: '{"type":"bye"}',
      signature: SIGNATURE,
    },
  ])('comes out as it went in: $type', (frame) => {
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });

  it('may be as long as the bound and not a character longer', () => {
    const carried = {
      type: 'carried',
      from: ANN,
      to: BEN,
      hops: 0,
      nonce: 1,
      payload: '',
      signature: SIGNATURE,
    } as const;
    const payload = 'x'.repeat(MAX_FRAME_LENGTH - encodeFrame(carried).length);
    expect(decodeFrame(encodeFrame({ ...carried, payload }))).not.toBeNull();
    expect(decodeFrame(encodeFrame({ ...carried, payload: `${payload}x` }))).toBeNull();
  });

  it('keeps a lone surrogate as it is, so that the signature over it still fits', () => {
    const frame: Frame = {
      type: 'entries',
      entries: [{ ...entry, body: { kind: 'text', text: 'a\uD800b' } }],
    };
    const overTheWire = new TextDecoder().decode(new TextEncoder().encode(encodeFrame(frame)));
    expect(decodeFrame(overTheWire)).toEqual(frame);
  });
});

describe('a malformed frame is refused', () => {
  const entries = (change: object) => JSON.stringify({ type: 'entries', entries: [{ ...entry, ...change }] });
  const body = (content: unknown) => entries({ body: content });
  const carried = (change: object) =>
    JSON.stringify({
      type: 'carried',
      from: ANN,
      to: BEN,
      hops: 1,
      nonce: 1,
      payload: '',
      signature: SIGNATURE,
      ...change,
    });
  const hello = (change: object) =>
    JSON.stringify({ type: 'hello', name: 'Ann', sessionId: 'a1', signature: SIGNATURE, ...change });
  const target = { author: BEN, seq: 1 };

  it.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', 'hello'],
    ['JSON that is cut off', '{"type":"ping","nonce":1'],
    ['two frames in one', '{"type":"ping","nonce":1}{"type":"ping","nonce":1}'],
    ['null', 'null'],
    ['a number', '1'],
    ['a string', '"ping"'],
    ['a list', '[{"type":"ping","nonce":1}]'],
    ['an empty object', '{}'],
    ['an unknown type', '{"type":"shout","nonce":1}'],
    ['a type that is no string', '{"type":["ping"],"nonce":1}'],
    ['a type that every object has', '{"type":"__proto__","nonce":1}'],
    ['a type that is a method of every object', '{"type":"toString"}'],
    ['a type in capitals', '{"type":"PING","nonce":1}'],
    ['a frame only others may carry', '{"type":"signal","sealed":"x"}'],
    ['a ping without a nonce', '{"type":"ping"}'],
    ['a ping with more than it should have', '{"type":"ping","nonce":1,"extra":1}'],
    ['a nonce that is text', '{"type":"ping","nonce":"1"}'],
    ['a nonce that is null', '{"type":"ping","nonce":null}'],
    ['a negative nonce', '{"type":"ping","nonce":-1}'],
    ['a broken nonce', '{"type":"ping","nonce":1.5}'],
    ['an infinite nonce', '{"type":"ping","nonce":1e999}'],
    ['a nonce beyond exact numbers', '{"type":"pong","nonce":9007199254740992}'],
    ['a hello without a name', hello({ name: '' })],
    ['a hello with an endless name', hello({ name: 'n'.repeat(MAX_NAME_LENGTH + 1) })],
    ['a hello whose name is a list', hello({ name: ['Ann'] })],
    ['a hello with a short signature', hello({ signature: SIGNATURE.slice(1) })],
    ['a hello with a padded signature', hello({ signature: `${SIGNATURE.slice(1)}=` })],
    ['a hello without an sessionId', hello({ sessionId: undefined })],
    ['a hello with an sessionId in capitals', hello({ sessionId: 'A1' })],
    ['a hello with too long an sessionId', hello({ sessionId: 'a'.repeat(17) })],
    ['a hello with a line break after its sessionId', hello({ sessionId: 'a1\n' })],
    ['a hello with a lone surrogate for an sessionId', hello({ sessionId: '\uD800' })],
    ['a bye without an sessionId', '{"type":"bye"}'],
    ['heads that are a list', '{"type":"heads","heads":[1]}'],
    ['digests of another length', JSON.stringify({ type: 'heads', heads: {}, digests: { [ANN]: 'A' } })],
    ['a step in a call that nobody takes', JSON.stringify({ type: 'call', step: 'spy', id: 'room' })],
    ['a call without a name', JSON.stringify({ type: 'call', step: 'in' })],
    ['a call with a long name', JSON.stringify({ type: 'call', step: 'ring', id: 'a'.repeat(17) })],
    ['a call with more in it', JSON.stringify({ type: 'call', step: 'in', id: 'room', track: 1 })],
    ['an invitation to nowhere', JSON.stringify({ type: 'invitation', roomId: 'a b', key: 'k'.repeat(22) })],
    [
      'an invitation with half a key',
      JSON.stringify({ type: 'invitation', roomId: 'a', key: 'k'.repeat(21) }),
    ],
    [
      'an invitation with markup',
      JSON.stringify({ type: 'invitation', roomId: 'a', key: `<${'k'.repeat(22)}>` }),
    ],
    ['an attention that is none', JSON.stringify({ type: 'attention', is: 'asleep' })],
    ['an attention with words', JSON.stringify({ type: 'attention', is: 'typing', text: 'hel' })],
    ['a review of nobody', JSON.stringify({ type: 'review', author: '', after: 0 })],
    ['heads that are null', '{"type":"heads","heads":null}'],
    ['heads that are text', '{"type":"heads","heads":"x"}'],
    ['heads of nobody', JSON.stringify({ type: 'heads', heads: { '': 1 } })],
    ['heads of a short id', JSON.stringify({ type: 'heads', heads: { [ANN.slice(1)]: 1 } })],
    ['heads of an id with a line break', JSON.stringify({ type: 'heads', heads: { [`${ANN}\n`]: 1 } })],
    ['heads that are negative', JSON.stringify({ type: 'heads', heads: { [ANN]: -1 } })],
    ['heads that are text inside', JSON.stringify({ type: 'heads', heads: { [ANN]: '1' } })],
    [
      'heads of too many',
      JSON.stringify({
        type: 'heads',
        heads: Object.fromEntries(manyMembers(MAX_AUTHORS + 1).map((id) => [id, 1])),
      }),
    ],
    ['a want without authors', '{"type":"want"}'],
    [
      'a want of too many',
      JSON.stringify({
        type: 'want',
        after: Object.fromEntries(manyMembers(MAX_AUTHORS + 1).map((id) => [id, 1])),
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
    ['a text beyond the bound', body({ kind: 'text', text: 'x'.repeat(MAX_TEXT_LENGTH + 1) })],
    ['a text with more than it should have', body({ kind: 'text', text: 'x', html: 'y' })],
    ['an answer to nothing', body({ kind: 'text', text: 'x', replyTo: null })],
    ['an answer to an entry without author', body({ kind: 'text', text: 'x', replyTo: { seq: 1 } })],
    ['an answer to number 0', body({ kind: 'text', text: 'x', replyTo: { author: BEN, seq: 0 } })],
    ['a name beyond the bound', body({ kind: 'name', name: 'n'.repeat(MAX_NAME_LENGTH + 1) })],
    ["an edit that names somebody else's entry", body({ kind: 'edit', author: BEN, seq: 1, text: 'x' })],
    ['an edit to nothing', body({ kind: 'edit', seq: 1, text: '' })],
    ["a deletion that names somebody else's entry", body({ kind: 'delete', author: BEN, seq: 1 })],
    [
      'a reaction with more than one emoji can be',
      body({ kind: 'reaction', target, emoji: 'x'.repeat(MAX_EMOJI_LENGTH + 1), isOn: true }),
    ],
    ['a reaction without an emoji', body({ kind: 'reaction', target, emoji: '', isOn: true })],
    ['a reaction that is on and off', body({ kind: 'reaction', target, emoji: '👍', isOn: 1 })],
    ['a reaction to nothing', body({ kind: 'reaction', emoji: '👍', isOn: true })],
    ['links that are an object', '{"type":"links","members":{}}'],
    ['links with somebody unnamed', JSON.stringify({ type: 'links', members: [ANN, null] })],
    ['links with too many', JSON.stringify({ type: 'links', members: manyMembers(MAX_LINKS + 1) })],
    ['a carried frame with too many hops', carried({ hops: MAX_HOPS + 1 })],
    ['a carried frame with negative hops', carried({ hops: -1 })],
    ['a carried frame with half a hop', carried({ hops: 0.5 })],
    ['a carried frame to everybody', carried({ to: '*' })],
    ['a carried frame from nobody', carried({ from: '' })],
    ['a carried frame whose payload is an object', carried({ payload: { type: 'bye' } })],
    ['a carried frame without a signature', carried({ signature: undefined })],
    [
      'a frame longer than the bound',
      `${encodeFrame({ type: 'ping', nonce: 1 })}${' '.repeat(MAX_FRAME_LENGTH)}`,
    ],
    ['brackets nested as deep as fits', '['.repeat(MAX_FRAME_LENGTH)],
    ['lists nested deep', `{"type":"heads","heads":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['objects nested deep', `${'{"type":'.repeat(7_000)}1${'}'.repeat(7_000)}`],
  ])('%s', (_, text) => {
    expect(decodeFrame(text)).toBeNull();
  });

  it('and keys that every object has add nothing to it', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const frame = decodeFrame(`{"type":"ping","nonce":1,"${key}":{"isAdmin":true}}`);
      expect(frame === null || Object.keys(frame).length === 2).toBe(true);
      const heads = decodeFrame(`{"type":"heads","heads":{"${key}":1}}`);
      expect(heads === null || Object.keys(heads).join() === 'type,heads').toBe(true);
      expect(heads).not.toHaveProperty(`heads.${ANN}`);
    }
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  it('whatever text comes, and nothing is thrown', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((json) => `{"type":"heads","heads":${json}}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const frame = decodeFrame(text);
        expect(frame === null || text.startsWith('{')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is carried', () => {
  it.each<CarriedFrame>([
    { type: 'heads', heads: { [ANN]: 4 } },
    { type: 'bye', sessionId: 'a1' },
    { type: 'signal', sealed: 'abc' },
  ])('comes out as it went in: $type', (frame) => {
    expect(decodeCarried(encodeFrame(frame))).toEqual(frame);
  });

  it.each([
    ['entries, which only travel on links', encodeFrame({ type: 'entries', entries: [entry] })],
    [
      'a hello, which only counts on its own link',
      encodeFrame({ type: 'hello', name: 'Ann', sessionId: 'a1', signature: SIGNATURE }),
    ],
    ['what somebody has links with', encodeFrame({ type: 'links', members: [ANN] })],
    [
      'a frame carried twice',
      encodeFrame({
        type: 'carried',
        from: ANN,
        to: BEN,
        hops: 1,
        nonce: 1,
        payload: '',
        signature: SIGNATURE,
      }),
    ],
    ['a signal that is not sealed', '{"type":"signal","sealed":{"description":null}}'],
    ['no JSON', 'bye'],
  ])('is never %s', (_, text) => {
    expect(decodeCarried(text)).toBeNull();
  });
});

describe('any frame at all', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);
  const signature = fc.stringMatching(/^[A-Za-z0-9_-]{86}$/);
  const sessionId = fc.stringMatching(/^[a-z0-9]{1,16}$/);
  const count = fc.maxSafeNat();
  const seq = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  const moment = fc.integer({ min: 0, max: 8.64e15 });
  const text = (maxLength: number) => fc.string({ unit: 'binary', minLength: 1, maxLength: maxLength / 2 });
  const name = text(MAX_NAME_LENGTH);
  const words = text(400);
  const target = fc.record({ author: id, seq });
  const body = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: words }),
    fc.record({ kind: fc.constant('text' as const), text: words, replyTo: target }),
    fc.record({ kind: fc.constant('name' as const), name }),
    fc.record({ kind: fc.constant('edit' as const), seq, text: words }),
    fc.record({ kind: fc.constant('delete' as const), seq }),
    fc.record({
      kind: fc.constant('reaction' as const),
      target,
      emoji: text(MAX_EMOJI_LENGTH),
      isOn: fc.boolean(),
    }),
  );
  const perAuthor = fc.dictionary(id, count, { maxKeys: 20, noNullPrototype: true });
  const anEntry = fc.record({ author: id, seq, time: moment, at: moment, body, signature });
  const hops = fc.integer({ min: 0, max: MAX_HOPS });
  const frame: fc.Arbitrary<Frame> = fc.oneof(
    fc.record({ type: fc.constant('hello' as const), name, sessionId, signature }),
    fc.record({ type: fc.constant('bye' as const), sessionId }),
    fc.record({ type: fc.constantFrom('ping' as const, 'pong' as const), nonce: count }),
    fc.record({ type: fc.constant('heads' as const), heads: perAuthor }),
    fc.record({ type: fc.constant('want' as const), after: perAuthor }),
    fc.record({
      type: fc.constant('entries' as const),
      entries: fc.array(anEntry, { minLength: 1, maxLength: 5 }),
    }),
    fc.record({ type: fc.constant('links' as const), members: fc.array(id, { maxLength: 20 }) }),
    fc.record({
      type: fc.constant('carried' as const),
      from: id,
      to: id,
      hops,
      nonce: count,
      payload: words,
      signature,
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
