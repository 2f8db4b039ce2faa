import { randomBytes } from 'node:crypto';
import { Point } from '@noble/ed25519';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ORDER, SMALL_ORDER } from '../../testing/ed25519-edges.ts';
import { memberId } from '../../testing/ids.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { createSigner, verifySignature } from './ed25519.ts';

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const base64Url = (hex: string) => toBase64Url(fromHex(hex));

/** RFC 8032 §7.1, those whose message is text: secret key, public key, message in hex, signature. */
const VECTORS = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
] as const;

const littleEndian = (number: bigint) => fromHex(number.toString(16).padStart(64, '0')).reverse();

describe('Ed25519', () => {
  it.each(VECTORS)('signs and verifies as RFC 8032 does: key %s', (secret, publicKey, message, signature) => {
    const text = Buffer.from(message, 'hex').toString();
    const signer = createSigner(fromHex(secret));
    expect(signer.id).toBe(base64Url(publicKey));
    expect(signer.sign(text)).toBe(base64Url(signature));
    expect(verifySignature(signer.id, text, signer.sign(text))).toBe(true);
  });

  it("makes the same keys and signatures as Node's own crypto, over any text", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.string({ unit: 'grapheme' }),
        (secret, text) => {
          const [signer, other] = [createSigner(secret), nodeSigner(secret)];
          expect(signer.id).toBe(other.id);
          expect(signer.sign(text)).toBe(other.sign(text));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('multiplies one point for a signature: the public key is made once', () => {
    const signer = createSigner(randomBytes(32));
    const multiply = vi.spyOn(Point.prototype, 'multiply');
    for (const text of ['one', 'two', 'three']) signer.sign(text);
    expect(multiply).toHaveBeenCalledTimes(3);
    multiply.mockRestore();
  });

  it("reaches the same verdict as Node's own crypto when any bit of key, text or signature is flipped", () => {
    const signer = nodeSigner(randomBytes(32));
    const [key, signature] = [fromBase64Url(signer.id), fromBase64Url(signer.sign('hello'))];
    const flipped = (bytes: Uint8Array | null, bit: number) =>
      toBase64Url(
        Uint8Array.from(bytes ?? [], (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
      );
    fc.assert(
      fc.property(fc.nat(255), fc.nat(511), (keyBit, signatureBit) => {
        const damagedKey = memberId(flipped(key, keyBit));
        const damagedSignature = flipped(signature, signatureBit);
        expect(verifySignature(damagedKey, 'hello', signer.sign('hello'))).toBe(false);
        expect(nodeVerify(damagedKey, 'hello', signer.sign('hello'))).toBe(false);
        expect(verifySignature(signer.id, 'hello', damagedSignature)).toBe(false);
        expect(nodeVerify(signer.id, 'hello', damagedSignature)).toBe(false);
      }),
      { numRuns: 40 },
    );
    expect(verifySignature(signer.id, 'hello', signer.sign('hello'))).toBe(true);
    expect(verifySignature(signer.id, 'hallo', signer.sign('hello'))).toBe(false);
  });

  it("reaches the same verdict as Node's own crypto on random keys and signatures", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        (key, signature) => {
          const [id, signed] = [memberId(toBase64Url(key)), toBase64Url(signature)];
          expect(verifySignature(id, 'hello', signed)).toBe(nodeVerify(id, 'hello', signed));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses the second form of a signature, which has the order added', () => {
    const signer = nodeSigner(randomBytes(32));
    const signature = fromBase64Url(signer.sign('hello')) ?? new Uint8Array();
    const s = BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString('hex')}`);
    const second = toBase64Url(Uint8Array.of(...signature.slice(0, 32), ...littleEndian(s + ORDER)));
    expect(verifySignature(signer.id, 'hello', second)).toBe(false);
  });

  it.each(SMALL_ORDER)('refuses a key of small order, for which anybody could sign: %s', (key) => {
    const zero = '00'.repeat(32);
    for (const point of SMALL_ORDER) {
      for (let n = 0; n < 4; n += 1)
        expect(verifySignature(memberId(base64Url(key)), `text ${n}`, base64Url(point + zero))).toBe(false);
    }
  });

  it('refuses a key that is not written the one way a point is', () => {
    const beyondTheField = 'f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f';
    expect(verifySignature(memberId(base64Url(beyondTheField)), 'hello', 'A'.repeat(86))).toBe(false);
  });

  it.each(['', 'A', 'A'.repeat(42), 'A'.repeat(44), '!'.repeat(43), `${'A'.repeat(43)}\n`])(
    'refuses %j for a key',
    (id) => {
      expect(verifySignature(memberId(id), 'hello', 'A'.repeat(86))).toBe(false);
    },
  );

  it.each(['', 'A', 'A'.repeat(85), 'A'.repeat(88), '='.repeat(86)])(
    'refuses %j for a signature',
    (signature) => {
      expect(verifySignature(nodeSigner(new Uint8Array(32).fill(1)).id, 'hello', signature)).toBe(false);
    },
  );
});
