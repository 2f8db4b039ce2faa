import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { createSeal } from './seal.ts';

const sealOf = (key: string | null, roomId = 'room') => createSeal({ roomId, key }, randomBytes);
const seal = sealOf('secret');

describe('a seal', () => {
  it('opens what it closed, whatever it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (content, context) => {
        const expected: unknown = JSON.parse(JSON.stringify(content));
        expect(seal.open(seal.close(content, context), context)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for everybody who knows the secret', () => {
    const other = sealOf('secret');
    expect(other.open(seal.close('hi', 'card'), 'card')).toBe('hi');
    expect([other.roomVerifier, other.signingContext]).toEqual([seal.roomVerifier, seal.signingContext]);
  });

  it('does not open with another secret', () => {
    for (const secret of ['', 'Secret', 'secret ', 'secret\0']) {
      expect(sealOf(secret).open(seal.close('hi', 'card'), 'card')).toBeUndefined();
    }
  });

  it('does not open in another context', () => {
    const sealed = seal.close('hi', 'signal a b');
    for (const context of ['', 'card', 'signal b a', 'signal a b '])
      expect(seal.open(sealed, context)).toBeUndefined();
  });

  it('does not open when any one bit of it is flipped', () => {
    const packet = fromBase64Url(seal.close({ id: 1 }, 'card')) ?? new Uint8Array();
    expect(packet.length).toBeGreaterThan(24 + 16);
    for (let bit = 0; bit < packet.length * 8; bit += 1) {
      const damaged = Uint8Array.from(packet, (byte, at) =>
        at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
      );
      expect(seal.open(toBase64Url(damaged), 'card')).toBeUndefined();
    }
  });

  it('does not open when it is cut at either end or lengthened', () => {
    const packet = fromBase64Url(seal.close({ id: 1 }, 'card')) ?? new Uint8Array();
    for (let length = 0; length < packet.length; length += 1) {
      expect(seal.open(toBase64Url(packet.subarray(0, length)), 'card')).toBeUndefined();
      expect(seal.open(toBase64Url(packet.subarray(packet.length - length)), 'card')).toBeUndefined();
    }
    expect(seal.open(toBase64Url(Uint8Array.of(...packet, 0)), 'card')).toBeUndefined();
  });

  it.each(['', 'A', 'not base64!', 'ä', '\0'])('does not open %j, which is no seal at all', (text) => {
    expect(seal.open(text, 'card')).toBeUndefined();
  });

  it('never looks the same twice', () => {
    expect(seal.close('hi', 'card')).not.toBe(seal.close('hi', 'card'));
  });

  it('shows nothing of its content', () => {
    const packet = fromBase64Url(seal.close('Alexandra', 'card')) ?? new Uint8Array();
    expect(Buffer.from(packet).includes('Alex')).toBe(false);
  });
});

describe('what is derived from one secret', () => {
  it('is the same at every time: the room verifier that rooms are kept apart by must not change', () => {
    expect(sealOf(null, 'room-1').roomVerifier).toBe(sealOf(null, 'room-1').roomVerifier);
    expect(seal.roomVerifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(seal.signingContext).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('differs by its purpose, so that the room verifier gives away nothing else', () => {
    expect(seal.signingContext).not.toBe(seal.roomVerifier);
  });

  it('differs between rooms, so that a key used twice opens nothing of the other room', () => {
    const other = sealOf('secret', 'other');
    expect(other.roomVerifier).not.toBe(seal.roomVerifier);
    expect(other.signingContext).not.toBe(seal.signingContext);
    expect(other.open(seal.close('hi', 'card'), 'card')).toBeUndefined();
  });

  it('differs between an open room and a sealed one whose key is its id', () => {
    expect(sealOf('room').roomVerifier).not.toBe(sealOf(null).roomVerifier);
    expect(sealOf('room').open(sealOf(null).close('hi', 'card'), 'card')).toBeUndefined();
  });

  it('differs between secrets', () => {
    const roomVerifiers = ['', 'a', 'b', 'A', 'a ', 'aa'].map((secret) => sealOf(secret));
    expect(
      new Set(roomVerifiers.flatMap(({ roomVerifier, signingContext }) => [roomVerifier, signingContext]))
        .size,
    ).toBe(12);
  });
});
