import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createIceSource } from './ice-source.ts';

const stun = { urls: ['stun:stun.example.com'] };
const turn = { urls: ['turn:a.example', 'turns:a.example'], secret: 'hunter2', ttlMs: 600_000 };
const nowMs = Date.parse('2026-11-21T12:00:00.999Z');

describe('what a member is told of ICE servers', () => {
  it('is the written list, and never expires, where no credentials are made', () => {
    const source = createIceSource({ iceServers: [stun], turn: undefined });
    expect(source('ada')).toEqual({ iceServers: [stun], iceExpiresInMs: null });
  });

  it('has credentials beside the written list, as the TURN server computes them', () => {
    const { iceServers, iceExpiresInMs } = createIceSource({ iceServers: [stun], turn }, () => nowMs)('ada');
    // What coturn does with a username: HMAC-SHA1 under its static-auth-secret, in base64.
    const username = `${Date.parse('2026-11-21T12:10:00Z') / 1_000}:ada`;
    const credential = createHmac('sha1', 'hunter2').update(username).digest('base64');
    expect(iceServers).toEqual([stun, { urls: turn.urls, username, credential }]);
    expect(iceExpiresInMs).toBe(600_000);
  });

  it('is fresh each time, and another for another member', () => {
    let now = nowMs;
    const source = createIceSource({ iceServers: [], turn }, () => now);
    const first = source('ada');
    now += 1_000;
    const seen = [first, source('ada'), source('bob')].map(({ iceServers }) => iceServers[0]?.username);
    expect(new Set(seen).size).toBe(3);
  });
});

// The known answer of another implementation (openssl dgst -sha1 -hmac), in case both of ours were wrong alike.
it('computes what openssl computes', () => {
  const source = createIceSource(
    { iceServers: [], turn: { ...turn, secret: 'north' } },
    () => 1_433_895_318_000,
  );
  expect(source('ninefingers').iceServers[0]).toMatchObject({
    username: '1433895918:ninefingers',
    credential: 'jy8hTxmOO7UtEKXqSkSlvakPVYA=',
  });
});
