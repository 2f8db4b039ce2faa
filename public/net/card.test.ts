import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_CARD_LENGTH } from '../../src/protocol.ts';
import { openCard, sealCard, signalContext } from './card.ts';
import { createSeal } from './seal.ts';
import { MAX_NAME_LENGTH } from './wire.ts';

const seal = createSeal({ roomId: 'room', key: 'secret' }, randomBytes);
const card = { id: 'A'.repeat(43), name: 'Ann', instance: 'a1' };

describe('a card', () => {
  it('is read by everybody who knows the secret', () => {
    expect(
      openCard(createSeal({ roomId: 'room', key: 'secret' }, randomBytes), sealCard(seal, card)),
    ).toEqual(card);
  });

  it('is none for whoever does not', () => {
    expect(
      openCard(createSeal({ roomId: 'room', key: 'other' }, randomBytes), sealCard(seal, card)),
    ).toBeNull();
  });

  it('is none when it was sealed as something else', () => {
    expect(openCard(seal, seal.close(card, signalContext('a', 'b')))).toBeNull();
    expect(openCard(seal, 'nonsense')).toBeNull();
  });

  it.each([
    ['no id', { name: 'Ann', instance: 'a1' }],
    ['an id that is no key', { ...card, id: 'Ann' }],
    ['no name', { ...card, name: '' }],
    ['an endless name', { ...card, name: 'n'.repeat(MAX_NAME_LENGTH + 1) }],
    ['no instance', { id: card.id, name: card.name }],
    ['an instance that is none', { ...card, instance: 'A 1' }],
    ['nothing in it', null],
    ['only text in it', 'Ann'],
  ])('with %s is none', (_, content) => {
    expect(openCard(seal, seal.close(content, 'card'))).toBeNull();
  });

  it('with the longest name in the widest script is one that the server takes', () => {
    const sealed = sealCard(seal, { ...card, name: '漢'.repeat(MAX_NAME_LENGTH), instance: 'a'.repeat(16) });
    expect(sealed.length).toBeLessThanOrEqual(MAX_CARD_LENGTH);
  });
});

describe('what a signal is bound to', () => {
  it('differs by sender, receiver and direction', () => {
    expect(new Set([signalContext('a', 'b'), signalContext('b', 'a'), signalContext('a', 'c')]).size).toBe(3);
  });
});
