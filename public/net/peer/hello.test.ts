import { describe, expect, it } from 'vitest';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { helloClaim, signHello } from './hello.ts';

const ann = nodeSigner(new Uint8Array(32).fill(1));
const ben = nodeSigner(new Uint8Array(32).fill(2));
const eve = nodeSigner(new Uint8Array(32).fill(3));
const atAnn = { signingContext: 'room', fingerprints: { local: 'sha-256 AA', remote: 'sha-256 BB' } };
const atBen = { signingContext: 'room', fingerprints: { local: 'sha-256 BB', remote: 'sha-256 AA' } };
const hello = signHello(ann, ben.id, { name: 'Ann', sessionId: 'a1' }, atAnn);

const isValid = (...hello: Parameters<typeof helloClaim>) => nodeVerify(...helloClaim(...hello));

describe('a hello', () => {
  it('is believed by the member it was made for, on the connection it was made on', () => {
    expect(isValid(ann.id, ben.id, hello, atBen)).toBe(true);
  });

  it('does not take another name', () => {
    expect(isValid(ann.id, ben.id, { ...hello, name: 'Anne' }, atBen)).toBe(false);
  });

  it('does not take another session', () => {
    expect(isValid(ann.id, ben.id, { ...hello, sessionId: 'a2' }, atBen)).toBe(false);
  });

  it('is worth nothing with a signature that was changed', () => {
    const signature = `${hello.signature.startsWith('A') ? 'B' : 'A'}${hello.signature.slice(1)}`;
    expect(isValid(ann.id, ben.id, { ...hello, signature }, atBen)).toBe(false);
  });

  it('does not introduce somebody who did not sign it', () => {
    const forged = signHello(eve, ben.id, { name: 'Ann', sessionId: 'a1' }, atAnn);
    expect(isValid(ann.id, ben.id, forged, atBen)).toBe(false);
  });

  it('is worth nothing to somebody it was not made for', () => {
    expect(isValid(ann.id, eve.id, hello, atBen)).toBe(false);
  });

  it('is worth nothing in another room', () => {
    expect(isValid(ann.id, ben.id, hello, { ...atBen, signingContext: 'other room' })).toBe(false);
  });

  it('is worth nothing on a connection with another certificate at either end', () => {
    const relayedToBen = {
      signingContext: 'room',
      fingerprints: { local: 'sha-256 BB', remote: 'sha-256 EE' },
    };
    const relayedFromAnn = {
      signingContext: 'room',
      fingerprints: { local: 'sha-256 EE', remote: 'sha-256 AA' },
    };
    expect(isValid(ann.id, ben.id, hello, relayedToBen)).toBe(false);
    expect(isValid(ann.id, ben.id, hello, relayedFromAnn)).toBe(false);
  });

  it('is worth nothing with the two fingerprints swapped', () => {
    expect(isValid(ann.id, ben.id, hello, atAnn)).toBe(false);
  });

  it('is worth nothing when it is sent back to who made it', () => {
    expect(isValid(ben.id, ann.id, hello, atAnn)).toBe(false);
    expect(isValid(ann.id, ann.id, hello, atAnn)).toBe(false);
  });

  it('keeps its fields apart: what moves from one into the next is another hello', () => {
    const one = signHello(ann, ben.id, { name: 'a', sessionId: 'b' }, atAnn);
    const moved = { signingContext: 'room', fingerprints: { local: 'sha-256 BB","a', remote: 'sha-256 AA' } };
    expect(isValid(ann.id, ben.id, { ...one, name: 'b', sessionId: '' }, moved)).toBe(false);
  });
});
