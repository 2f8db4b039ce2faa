import { createHash, createPrivateKey, createPublicKey, diffieHellman, randomBytes } from 'node:crypto';
import { Point } from '@noble/ed25519';
import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { createAgreement } from './agreement.ts';
import { toBase64Url } from './base64url.ts';
import { createSigner } from './ed25519.ts';

/** What Node's own X25519 agrees on, for the same two keys. */
function agreedByNode(secret: Uint8Array, other: Uint8Array): Uint8Array {
  const prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
  const keyOf = (seed: Uint8Array) => {
    const scalar = createHash('sha512').update(seed).digest().subarray(0, 32);
    return createPrivateKey({ key: Buffer.concat([prefix, scalar]), format: 'der', type: 'pkcs8' });
  };
  return diffieHellman({ privateKey: keyOf(secret), publicKey: createPublicKey(keyOf(other)) });
}

describe('the secret of two members', () => {
  it('is what X25519 makes of their keys, the same for both', () => {
    for (let n = 0; n < 10; n++) {
      const [ann, ben] = [randomBytes(32), randomBytes(32)];
      const agreed = createAgreement(ann)(createSigner(ben).id);
      expect(agreed).toEqual(createAgreement(ben)(createSigner(ann).id));
      expect(Buffer.from(agreed ?? [])).toEqual(agreedByNode(ann, ben));
    }
  });

  it('is another with everybody', () => {
    const agree = createAgreement(randomBytes(32));
    const [ben, cat] = [1, 2].map((fill) => agree(createSigner(new Uint8Array(32).fill(fill)).id));
    expect(ben).not.toEqual(cat);
  });

  it('is none with what is no honest key', () => {
    const agree = createAgreement(randomBytes(32));
    const torsion = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
    const mixed = Point.fromBytes(Buffer.from(createSigner(randomBytes(32)).id, 'base64url')).add(torsion);
    for (const id of [
      memberId(''),
      memberId('!'.repeat(43)),
      memberId(toBase64Url(new Uint8Array(31))),
      memberId(toBase64Url(new Uint8Array(32).fill(255))),
      // 0, 1 and a point of order eight, alone and added to an honest key.
      memberId(toBase64Url(new Uint8Array(32))),
      memberId(toBase64Url(Uint8Array.from({ length: 32 }, (_, at) => Number(at === 0)))),
      memberId(toBase64Url(torsion.toBytes())),
      memberId(toBase64Url(mixed.toBytes())),
    ]) {
      expect(agree(id), id).toBeNull();
    }
  });
});
