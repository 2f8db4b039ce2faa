import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_CARD_LENGTH } from '../../../src/protocol.ts';
import { addressAt } from '../../../src/testing/addresses.ts';
import { memberId } from '../../testing/ids.ts';
import { createSigner, verifySignature } from '../crypto/ed25519.ts';
import { createSeal } from '../crypto/seal.ts';
import { MAX_NAME_BYTES } from '../protocol/fields.ts';
import {
  cardContext,
  relayedSignalContext,
  type Station,
  sealCard,
  signalContext,
  unsealCard,
} from './card.ts';

const elsewhere = addressAt('elsewhere');

const sealOf = (key: string, roomId = 'room') => createSeal({ roomId, key }, randomBytes);
const seal = sealOf('secret');
const ann = createSigner(randomBytes(32));
const eve = createSigner(randomBytes(32));
const said = { name: 'Ann', sessionId: 'a1' };
const address = addressAt('address-1');
const context = cardContext(address);
const sealed = sealCard(seal, ann, said, address);
function opened(sealedCard: string, at = address, by = seal) {
  const card = unsealCard(by, { address: at, card: sealedCard });
  return card && verifySignature(...card.claim) ? card.said : null;
}
/** Of somebody who knows the room's secret and not Ann's key. */
const signatureOf = (card: string) => (seal.open(card, context) as { signature: string }).signature;

describe('a card', () => {
  it('is read by everybody who knows the secret', () => {
    expect(opened(sealed, address, sealOf('secret'))).toEqual({ id: ann.id, ...said });
  });

  it('is none for whoever does not', () => {
    expect(opened(sealed, address, sealOf('other'))).toBeNull();
  });

  it('is none when it was sealed as something else', () => {
    const content = seal.open(sealed, context);
    expect(opened(seal.close(content, relayedSignalContext(memberId('a'), memberId('b'))))).toBeNull();
    expect(opened('nonsense')).toBeNull();
  });

  it('is none at another address: nobody can show it as their own', () => {
    expect(opened(sealed, elsewhere)).toBeNull();
    const moved = seal.close(seal.open(sealed, context), cardContext(elsewhere));
    expect(opened(moved, elsewhere)).toBeNull();
  });

  it('is none in another room, though both have one key', () => {
    const other = sealOf('secret', 'other');
    const moved = other.close(seal.open(sealed, context), context);
    expect(opened(moved, address, other)).toBeNull();
  });

  it('is none when somebody else made it in her name', () => {
    const signature = signatureOf(sealCard(seal, eve, said, address));
    expect(opened(seal.close({ id: ann.id, ...said, signature }, context))).toBeNull();
  });

  it.each([
    ['name', { name: 'Anne' }],
    ['session', { sessionId: 'a2' }],
  ])('is none when its %s was changed', (_, change) => {
    const signature = signatureOf(sealed);
    expect(opened(seal.close({ id: ann.id, ...said, ...change, signature }, context))).toBeNull();
  });

  it.each([
    ['no id', { ...said }],
    ['an id that is no key', { ...said, id: 'Ann' }],
    ['no name', { ...said, id: ann.id, name: '' }],
    ['an endless name', { ...said, id: ann.id, name: 'n'.repeat(MAX_NAME_BYTES + 1) }],
    ['no sessionId', { id: ann.id, name: 'Ann' }],
    ['an sessionId that is none', { ...said, id: ann.id, sessionId: 'A 1' }],
  ])('with %s is none, though it be signed', (_, content) => {
    const { name = '', sessionId = '', id = '' } = content as Record<string, string>;
    const signature = ann.sign(
      JSON.stringify(['parley card 1', seal.signingContext, id, name, sessionId, address]),
    );
    expect(opened(seal.close({ ...content, signature }, context))).toBeNull();
  });

  it.each([null, 'Ann', []])('with %j in it is none', (content) => {
    expect(opened(seal.close(content, context))).toBeNull();
  });

  it('with the longest name is one that the server takes', () => {
    const longest = { name: 'n'.repeat(MAX_NAME_BYTES), sessionId: 'a'.repeat(16) };
    expect(sealCard(seal, ann, longest, address).length).toBeLessThanOrEqual(MAX_CARD_LENGTH);
  });
});

describe('what a signal is bound to', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({
    id,
    address: `at ${id}`,
    sessionId: `session ${id}`,
  })) as [Station, Station, Station];

  it('differs by sender, receiver, direction, connection and kind', () => {
    const contexts = [
      signalContext(a, b),
      signalContext(b, a),
      signalContext(a, c),
      signalContext({ ...a, address: elsewhere }, b),
      signalContext(a, { ...b, address: elsewhere }),
      signalContext({ ...a, sessionId: 'later' }, b),
      signalContext(a, { ...b, sessionId: 'later' }),
      relayedSignalContext(a.id, b.id),
      relayedSignalContext(b.id, a.id),
      cardContext(addressAt('at a')),
    ];
    expect(new Set(contexts).size).toBe(contexts.length);
  });

  it('cannot be shifted from one part to the next', () => {
    expect(signalContext({ id: memberId('a'), address: addressAt('b'), sessionId: '' }, c)).not.toBe(
      signalContext({ id: memberId('a b'), address: addressAt(''), sessionId: '' }, c),
    );
  });
});
