import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../../net/crypto/ed25519.ts';
import type { MemberId } from '../../net/crypto/signer.ts';
import { memberId, memberIds } from '../../testing/ids.ts';
import { safetyCode } from './safety-code.ts';

const [a, b] = memberIds('a', 'b');

const [ann, ben, mallory] = [1, 2, 3].map((byte) => createSigner(new Uint8Array(32).fill(byte)).id) as [
  MemberId,
  MemberId,
  MemberId,
];
const signingContext = 'the scope of this room';
const words = (one: MemberId, other: MemberId, room = signingContext) => safetyCode(room, one, other).words;

describe('the safety code of two members', () => {
  it('is the same on both sides', () => {
    expect(safetyCode(signingContext, ann, ben)).toEqual(safetyCode(signingContext, ben, ann));
  });

  it('is another for another key on either side, and in another room', () => {
    const codes = [words(ann, ben), words(ann, mallory), words(mallory, ben), words(ann, ben, 'elsewhere')];
    expect(new Set(codes.map((code) => code.join(' '))).size).toBe(4);
    const digits = [safetyCode(signingContext, ann, ben), safetyCode(signingContext, ann, mallory)].map(
      (code) => code.digits,
    );
    expect(digits[0]).not.toEqual(digits[1]);
  });

  it('takes no parts of one for parts of another', () => {
    expect(words(memberId('ab'), memberId('c'))).not.toEqual(words(a, memberId('bc')));
    expect(words(a, b, '"x')).not.toEqual(words(a, b, 'x"'));
  });

  it('has more than 60 bits, in words and in digits', () => {
    const { words, digits } = safetyCode(signingContext, ann, ben);
    expect(new Set(wordlist).size).toBe(2_048);
    for (const word of words) expect(wordlist).toContain(word);
    expect(words.length * Math.log2(wordlist.length)).toBeGreaterThanOrEqual(80);
    for (const group of digits) expect(group).toMatch(/^\d{5}$/);
    expect(digits.join('').length * Math.log2(10)).toBeGreaterThanOrEqual(80);
  });

  it('makes use of every word: no bit of it is always the same', () => {
    const seen = Array.from({ length: 12 }, (_, n) => words(ann, memberId(`member ${n}`)));
    for (let bit = 0; bit < 11; bit++) {
      for (let place = 0; place < 8; place++) {
        const bits = seen.map((code) => (wordlist.indexOf(code[place] ?? '') >> bit) & 1);
        expect(new Set(bits).size, `bit ${bit} of word ${place}`).toBe(2);
      }
    }
  });

  it('stays what it was: two versions of the page must agree', () => {
    expect(safetyCode(signingContext, ann, ben)).toMatchInlineSnapshot(`
      {
        "digits": [
          "03928",
          "17850",
          "54022",
          "34887",
          "15272",
          "98513",
        ],
        "words": [
          "dizzy",
          "fall",
          "matrix",
          "sign",
          "island",
          "sure",
          "oxygen",
          "year",
        ],
      }
    `);
  });
});
