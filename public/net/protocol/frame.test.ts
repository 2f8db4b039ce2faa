import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyFrame, type AnyRelayed, decodeFrame, decodeRelayed } from '../../testing/frames.ts';
import { logOf, memberId } from '../../testing/ids.ts';
import { MAX_NAME_BYTES } from './fields.ts';
import { encodeFrame, MAX_FRAME_LENGTH } from './frame.ts';
import { MAX_HOPS, MAX_LINKS } from './net-channels.ts';

const ANN = memberId('A'.repeat(43));
const BEN = memberId(`${'B'.repeat(42)}c`);
const SIGNATURE = '_-'.repeat(43);
const manyMembers = (count: number) =>
  Array.from({ length: count }, (_, n) => memberId(String(n).padStart(43, '0')));

describe('a frame of the net', () => {
  it.each<AnyFrame>([
    { type: 'hello', name: 'Ann', sessionId: 'a1', signature: SIGNATURE },
    { type: 'bye', sessionId: '0123456789abcdef' },
    { type: 'ping', nonce: 0 },
    { type: 'pong', nonce: Number.MAX_SAFE_INTEGER },
    { type: 'links', members: [] },
    { type: 'links', members: manyMembers(MAX_LINKS) },
    {
      type: 'carried',
      from: ANN,
      to: BEN,
      hops: MAX_HOPS,
      sessionId: 'a1',
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
      sessionId: 'a1',
      nonce: 1,
      payload: '',
      signature: SIGNATURE,
    } as const;
    const payload = 'x'.repeat(MAX_FRAME_LENGTH - encodeFrame(carried).length);
    expect(decodeFrame(encodeFrame({ ...carried, payload }))).not.toBeNull();
    expect(decodeFrame(encodeFrame({ ...carried, payload: `${payload}x` }))).toBeNull();
  });
});

describe('a malformed frame is refused', () => {
  const carried = (change: object) =>
    JSON.stringify({
      type: 'carried',
      from: ANN,
      to: BEN,
      hops: 1,
      sessionId: 'a1',
      nonce: 1,
      payload: '',
      signature: SIGNATURE,
      ...change,
    });
  const hello = (change: object) =>
    JSON.stringify({ type: 'hello', name: 'Ann', sessionId: 'a1', signature: SIGNATURE, ...change });

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
    ['a hello with an endless name', hello({ name: 'n'.repeat(MAX_NAME_BYTES + 1) })],
    ['a hello whose name is a list', hello({ name: ['Ann'] })],
    ['a hello with a short signature', hello({ signature: SIGNATURE.slice(1) })],
    ['a hello with a padded signature', hello({ signature: `${SIGNATURE.slice(1)}=` })],
    ['a hello without an sessionId', hello({ sessionId: undefined })],
    ['a hello with an sessionId in capitals', hello({ sessionId: 'A1' })],
    ['a hello with too long an sessionId', hello({ sessionId: 'a'.repeat(17) })],
    ['a hello with a line break after its sessionId', hello({ sessionId: 'a1\n' })],
    ['a hello with a lone surrogate for an sessionId', hello({ sessionId: '\uD800' })],
    ['a bye without an sessionId', '{"type":"bye"}'],
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
  it.each<AnyRelayed>([
    { type: 'heads', heads: { [logOf(ANN)]: 4 } },
    { type: 'bye', sessionId: 'a1' },
    { type: 'signal', sealed: 'abc' },
  ])('comes out as it went in: $type', (frame) => {
    expect(decodeRelayed(encodeFrame(frame))).toEqual(frame);
  });

  it.each([
    ['entries, which only travel on links', encodeFrame({ type: 'entries', entries: [] })],
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
        sessionId: 'a1',
        nonce: 1,
        payload: '',
        signature: SIGNATURE,
      }),
    ],
    ['a signal that is not sealed', '{"type":"signal","sealed":{"description":null}}'],
    ['no JSON', 'bye'],
  ])('is never %s', (_, text) => {
    expect(decodeRelayed(text)).toBeNull();
  });
});

describe('any frame of the net', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/).map(memberId);
  const signature = fc.stringMatching(/^[A-Za-z0-9_-]{86}$/);
  const sessionId = fc.stringMatching(/^[a-z0-9]{1,16}$/);
  const count = fc.maxSafeNat();
  const text = (maxLength: number) => fc.string({ unit: 'binary', minLength: 1, maxLength: maxLength / 2 });
  const hops = fc.integer({ min: 0, max: MAX_HOPS });
  const frame: fc.Arbitrary<AnyFrame> = fc.oneof(
    fc.record({ type: fc.constant('hello' as const), name: text(MAX_NAME_BYTES / 4), sessionId, signature }),
    fc.record({ type: fc.constant('bye' as const), sessionId }),
    fc.record({ type: fc.constantFrom('ping' as const, 'pong' as const), nonce: count }),
    fc.record({ type: fc.constant('links' as const), members: fc.array(id, { maxLength: 20 }) }),
    fc.record({
      type: fc.constant('carried' as const),
      from: id,
      to: id,
      hops,
      sessionId: sessionId,
      nonce: count,
      payload: text(400),
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
