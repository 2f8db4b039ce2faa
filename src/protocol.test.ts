import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_CALL_CAMERAS,
  iceAnswerSchema,
  joinReplySchema,
  MAX_ICE_SERVERS,
  MAX_ICE_TEXT_LENGTH,
} from './protocol.ts';

const turn = { urls: ['turn:a.example'], username: '1:u', credential: 'c' };
const NO_TURN = { use: 'no-turn', maxBytes: 1_000 };
const grant = { iceServers: [turn], iceExpiresInMs: 60_000 };

describe('a grant of ICE servers', () => {
  it('is read, alone and in the answer to a join', () => {
    expect(v.parse(iceAnswerSchema, { ok: true, ...grant })).toEqual(grant);
    const reply = { ok: true, address: 'a', members: [], ...grant, callCameras: 3, files: NO_TURN };
    expect(v.parse(joinReplySchema, { ...reply, lastResort: 'on' })).toEqual({ ...reply, lastResort: 'on' });
  });

  it('never expires when it does not say so', () => {
    expect(v.parse(iceAnswerSchema, { iceServers: [] })).toEqual({ iceServers: [], iceExpiresInMs: null });
  });

  it.each<[string, unknown]>([
    ['a refusal', { ok: false, reason: 'busy' }],
    ['too many servers', { ...grant, iceServers: Array(MAX_ICE_SERVERS + 1).fill(turn) }],
    ['too many URLs', { ...grant, iceServers: [{ urls: Array(MAX_ICE_SERVERS + 1).fill('stun:a') }] }],
    ['a URL too long', { ...grant, iceServers: [{ urls: 'u'.repeat(MAX_ICE_TEXT_LENGTH + 1) }] }],
    [
      'a credential too long',
      { ...grant, iceServers: [{ ...turn, credential: 'c'.repeat(MAX_ICE_TEXT_LENGTH + 1) }] },
    ],
    ['a URL that is none', { ...grant, iceServers: [{ urls: 1 }] }],
    ['a time in the past', { ...grant, iceExpiresInMs: -1 }],
    ['a time beyond any timer', { ...grant, iceExpiresInMs: 2 ** 31 }],
    ['a time that is no number', { ...grant, iceExpiresInMs: Number.NaN }],
    ['nothing', null],
  ])('is not %s', (_what, answer) => {
    expect(v.is(iceAnswerSchema, answer)).toBe(false);
  });
});

describe('what a join reply says of files', () => {
  const reply = { ok: true, address: 'a', members: [], ...grant };

  it('is nothing in particular when the server does not tell', () => {
    expect(v.parse(joinReplySchema, reply)).toMatchObject({ files: { use: 'on', maxBytes: null } });
  });

  it('allows no last resort when the server does not tell', () => {
    expect(v.parse(joinReplySchema, reply)).toMatchObject({ lastResort: 'off' });
    expect(v.is(joinReplySchema, { ...reply, lastResort: 'maybe' })).toBe(false);
  });

  it('is without a bound when none is told', () => {
    expect(v.is(joinReplySchema, { ...reply, files: { use: 'off' } })).toBe(true);
  });

  it.each([
    { use: 'sometimes', maxBytes: null },
    { use: 'on', maxBytes: 0 },
    { use: 'on', maxBytes: 1.5 },
    { use: 'on', maxBytes: '1' },
    null,
  ])('is not %j', (files) => {
    expect(v.is(joinReplySchema, { ...reply, files })).toBe(false);
  });
});

describe('the number of cameras in a join reply', () => {
  const reply = { ok: true, address: 'a', members: [], ...grant };

  it('is the usual one when the server does not tell', () => {
    expect(v.parse(joinReplySchema, reply)).toMatchObject({ callCameras: DEFAULT_CALL_CAMERAS });
  });

  it('may be none at all', () => {
    expect(v.parse(joinReplySchema, { ...reply, callCameras: 0 })).toMatchObject({ callCameras: 0 });
  });

  it.each([-1, 17, 1.5, Number.NaN, '8', null])('is not %s', (callCameras) => {
    expect(v.is(joinReplySchema, { ...reply, callCameras })).toBe(false);
  });
});
