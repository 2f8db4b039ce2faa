import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Address, Newcomer } from '../../../src/protocol.ts';
import { addressAt } from '../../../src/testing/addresses.ts';
import { createSigner, verifySignature } from '../crypto/ed25519.ts';
import { createSeal } from '../crypto/seal.ts';
import type { Verify } from '../crypto/signer.ts';
import { sealCard } from './card.ts';
import { Directory } from './directory.ts';

const [ann, eve] = [createSigner(randomBytes(32)), createSigner(randomBytes(32))];
const said = { name: 'Ann', sessionId: 'a1' };

let unsealed: number;
let verified: number;
let directory: Directory;
const seal = createSeal({ roomId: 'room', key: null }, randomBytes);
const verify: Verify = (...claim) => {
  verified += 1;
  return verifySignature(...claim);
};
const comes = (newcomer: Newcomer) => {
  const card = directory.read(newcomer);
  return card && directory.list(card, verify);
};
const annAt = (address: Address): Newcomer => ({ address, card: sealCard(seal, ann, said, address) });
beforeEach(() => {
  [unsealed, verified] = [0, 0];
  directory = new Directory({
    ...seal,
    open(...sealed: Parameters<typeof seal.open>) {
      unsealed += 1;
      return seal.open(...sealed);
    },
  });
});

describe('a card that the server hands over', () => {
  it('says who is at its address', () => {
    expect(comes(annAt(addressAt('here')))).toMatchObject({ address: 'here', card: { id: ann.id, ...said } });
    expect(directory.at(addressAt('here'))?.card.name).toBe('Ann');
    expect(directory.at(addressAt('there'))).toBeUndefined();
  });

  it('is unsealed and verified once, however often it is told', () => {
    const newcomer = annAt(addressAt('here'));
    for (let told = 0; told < 3; told += 1) expect(comes(newcomer)?.card.id).toBe(ann.id);
    expect({ unsealed, verified }).toEqual({ unsealed: 1, verified: 1 });
  });

  it('takes the place of another one for its address', () => {
    comes(annAt(addressAt('here')));
    comes({
      address: addressAt('here'),
      card: sealCard(seal, eve, { ...said, name: 'Eve' }, addressAt('here')),
    });
    expect(directory.at(addressAt('here'))?.card.name).toBe('Eve');
    expect(verified).toBe(2);
  });

  it('is not read where it was made for another address, and not listed where it is forged', () => {
    expect(directory.read({ ...annAt(addressAt('here')), address: addressAt('there') })).toBeNull();
    const forged = sealCard(seal, { ...eve, id: ann.id }, said, addressAt('here'));
    expect(comes({ address: addressAt('here'), card: forged })).toBeNull();
    expect(directory.at(addressAt('here'))).toBeUndefined();
  });

  it('holds until the server has nobody there any more', () => {
    const [here, there] = [comes(annAt(addressAt('here'))), comes(annAt(addressAt('there')))];
    directory.strike(addressAt('here'));
    expect(directory.at(addressAt('here'))).toBeUndefined();
    comes(annAt(addressAt('here')));
    directory.keepOnly([there, here].slice(0, 1).flatMap((each) => each ?? []));
    expect(directory.at(addressAt('here'))).toBeUndefined();
    expect(directory.at(addressAt('there'))?.card.id).toBe(ann.id);
  });

  it('counts for whoever read it before it was struck and lists it after', () => {
    const newcomer = annAt(addressAt('here'));
    comes(newcomer);
    const card = directory.read(newcomer);
    directory.strike(addressAt('here'));
    expect(card && directory.list(card, verify)?.card.id).toBe(ann.id);
    expect(directory.at(addressAt('here'))?.card.id).toBe(ann.id);
  });
});
