import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { IceSupply } from './ice-supply.ts';

const STUN = { urls: ['stun:stun.example.com'] };
const TURN = { urls: 'turn:turn.example.com', username: '1:a', credential: 'b' };

let clock: VirtualClock;
let asked: number;
let supply: IceSupply;
beforeEach(() => {
  clock = new VirtualClock();
  asked = 0;
  supply = new IceSupply(clock, false, () => {
    asked += 1;
  });
});

describe('a supply of ICE servers', () => {
  it('is what was granted last', () => {
    expect(supply.servers).toEqual([]);
    supply.grant({ iceServers: [STUN], iceExpiresInMs: null });
    supply.grant({ iceServers: [STUN, TURN], iceExpiresInMs: 1_000 });
    expect(supply.servers).toEqual([STUN, TURN]);
  });

  it('knows whether there is a TURN server in it', () => {
    supply.grant({ iceServers: [STUN], iceExpiresInMs: null });
    expect(supply.means.hasTurn).toBe(false);
    supply.grant({ iceServers: [STUN, { ...TURN, urls: ['stun:x', 'turns:x'] }], iceExpiresInMs: null });
    expect(supply.means.hasTurn).toBe(true);
  });

  it('is never asked for anew while nothing runs out', () => {
    supply.grant({ iceServers: [STUN], iceExpiresInMs: null });
    clock.advance(10_000_000);
    supply.freshen();
    expect(asked).toBe(0);
  });

  it('is asked for anew before it runs out, once for each grant', () => {
    supply.grant({ iceServers: [TURN], iceExpiresInMs: 3_600_000 });
    clock.advance(3_000_000);
    expect(asked).toBe(1);
    supply.grant({ iceServers: [TURN], iceExpiresInMs: 3_600_000 });
    clock.advance(2_000_000);
    expect(asked).toBe(1);
    clock.advance(1_000_000);
    expect(asked).toBe(2);
  });

  it('is asked for before a repair when the answer failed to come', () => {
    supply.grant({ iceServers: [TURN], iceExpiresInMs: 60_000 });
    supply.freshen();
    expect(asked).toBe(0);
    clock.advance(100_000);
    supply.freshen();
    expect(asked).toBe(2);
  });

  it('asks no more once it is closed', () => {
    supply.grant({ iceServers: [TURN], iceExpiresInMs: 60_000 });
    supply.close();
    clock.advance(100_000);
    expect(asked).toBe(0);
  });
});
