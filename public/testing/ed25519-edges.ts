/**
 * Signatures at which verifiers of Ed25519 part ways, made with the arithmetic of the curve: those of "Taming the many
 * EdDSAs" (Chalkias, Garillot and Nikolaenko, 2020) in kind, and more. Plain ones are among them, for comparison.
 */
import { etc, hash, Point, utils } from '@noble/ed25519';
import { fromBase64Url, toBase64Url } from '../net/crypto/base64url.ts';
import type { Claim } from '../net/crypto/signer.ts';
import { memberId } from './ids.ts';
// Gives the library its hash.
import '../net/crypto/ed25519.ts';

export interface Edge {
  readonly what: string;
  readonly claim: Claim;
}

/** Of the base point. */
export const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
/** Of the field. */
const PRIME = 2n ** 255n - 19n;

/** Points of small order (encodings of 0, 1, −1 and the square roots): anybody can sign for them. */
export const SMALL_ORDER = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
] as const;

/** The same points, and a few others, written in ways that are not theirs: y not below p, or a sign where x is 0. */
const NOT_CANONICAL = [
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
] as const;

const fromHex = (hex: string): Uint8Array => etc.hexToBytes(hex);
const littleEndian = (number: bigint): Uint8Array => fromHex(number.toString(16).padStart(64, '0')).reverse();
const numberOf = (bytes: Uint8Array): bigint =>
  BigInt(`0x${etc.bytesToHex(Uint8Array.from(bytes).reverse())}`);
const times = (point: Point, scalar: bigint): Point => point.multiply(etc.mod(scalar, ORDER), false);
/** By at most 8, of a point whose order that divides. */
const timesSmall = (point: Point, scalar: bigint): Point => point.multiply(scalar % 8n, false);

/** Of order 8. */
const TORSION = Point.fromBytes(fromHex(SMALL_ORDER[4]), false);

const challenge = (r: Uint8Array, a: Uint8Array, message: string): bigint =>
  etc.mod(numberOf(hash(etc.concatBytes(r, a, new TextEncoder().encode(message)))), ORDER);

const edge = (what: string, a: Uint8Array, message: string, r: Uint8Array, s: bigint): Edge => ({
  what,
  claim: [memberId(toBase64Url(a)), message, toBase64Url(etc.concatBytes(r, littleEndian(s)))],
});

/** A key and a nonce, each with so much of the torsion added to its point, and what they sign. */
function mixed(what: string, ofKey: bigint, ofNonce: bigint, message: string): Edge {
  const { scalar } = utils.getExtendedPublicKey(new Uint8Array(32).fill(7));
  const nonce = 1_234_567_890_123n + ofNonce;
  const a = times(Point.BASE, scalar).add(timesSmall(TORSION, ofKey)).toBytes();
  const r = times(Point.BASE, nonce).add(timesSmall(TORSION, ofNonce)).toBytes();
  return edge(what, a, message, r, etc.mod(nonce + challenge(r, a, message) * scalar, ORDER));
}

/** Both are points that everybody can name. */
const small = (a: string, r: string): Edge =>
  edge(`S 0, key ${a}, R ${r}`, fromHex(a), 'text', fromHex(r), 0n);

/** R is a point that everybody can name, the key an honest one. */
function namedNonce(r: string, message: string): Edge {
  const { scalar, pointBytes } = utils.getExtendedPublicKey(new Uint8Array(32).fill(9));
  const s = etc.mod(challenge(fromHex(r), pointBytes, message) * scalar, ORDER);
  return edge(`R ${r} of an honest key`, pointBytes, message, fromHex(r), s);
}

/** The key is one that everybody can sign for. */
function namedKey(a: string, message: string): Edge {
  const nonce = 987_654_321n;
  return edge(`key ${a}`, fromHex(a), message, times(Point.BASE, nonce).toBytes(), nonce);
}

const plain = (n: number): Edge => mixed('plain', 0n, 0n, `plain ${n}`);

export function edges(): Edge[] {
  const texts = Array.from({ length: 12 }, (_, n) => `text ${n}`);
  const found: Edge[] = texts.slice(0, 4).map((_, n) => plain(n));
  for (const text of texts) {
    // Some hold without the cofactor too, where the challenge happens to take the torsion away.
    for (const of of [1n, 2n, 4n]) {
      found.push(mixed(`key of mixed order, ${of}`, of, 0n, text));
      found.push(mixed(`R of mixed order, ${of}`, 0n, of, text));
      found.push(mixed(`key and R of mixed order, ${of}`, of, 8n - of, text));
    }
  }
  const named = [...SMALL_ORDER, ...NOT_CANONICAL];
  for (const [n, a] of named.entries()) {
    for (const text of texts.slice(0, 4)) found.push(namedKey(a, text), namedNonce(a, text));
    found.push(small(a, a), small(a, named[(n + 3) % named.length] ?? a));
  }
  return [...found, ...shifted(plain(0).claim)];
}

/** The same signature with its S written otherwise, or another S. */
function shifted([id, message, signature]: Claim): Edge[] {
  const bytes = fromBase64Url(signature) ?? new Uint8Array();
  const s = numberOf(bytes.subarray(32));
  const of = (what: string, other: bigint): Edge => ({
    what,
    claim: [id, message, toBase64Url(etc.concatBytes(bytes.subarray(0, 32), littleEndian(other)))],
  });
  const more = Array.from({ length: 15 }, (_, n) => of(`S + ${n + 1} L`, s + BigInt(n + 1) * ORDER));
  return [
    ...more,
    of('S + 1', s + 1n),
    of('L - S', ORDER - s),
    of('S = L', ORDER),
    of('S = p', PRIME),
    of('S = 0', 0n),
  ];
}
