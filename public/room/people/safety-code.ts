/**
 * The safety code of two members. They compare it over another channel to know that nobody is in between. It depends
 * on the two keys and the room only. Loaded when first needed.
 */
import { sha512 } from '@noble/hashes/sha2.js';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { MemberId } from './member.ts';

/** The same thing twice, for whoever reads English and for everybody: one of the two is enough to compare. */
export interface SafetyCode {
  readonly words: readonly string[];
  readonly digits: readonly string[];
}

/**
 * Whoever stands in between shows each side a key of their own, chooses both, and needs only two codes that are the
 * same: of so many bits it takes them half to find such a pair. So there are 88, not 60; trying one key costs 2^15
 * rounds, and 2^44 of them 2^59 hashes: twenty years of a graphics card, for keys that live as long as a tab. That a few of
 * the words are the same is easy to bring about and says nothing; all of them are to be compared.
 */
const ROUNDS = 2 ** 15;
const WORDS = 8;
/** 2,048 words. */
const WORD_BITS = 11;
const DIGIT_GROUPS = 6;
const GROUP_DIGITS = 5;

/** The same whoever of the two asks. */
export function safetyCode(signingContext: string, one: MemberId, other: MemberId): SafetyCode {
  const [first, second] = [one, other].sort();
  const message = new TextEncoder().encode(
    JSON.stringify(['parley safety code 1', signingContext, first, second]),
  );
  let digest = sha512(message);
  for (let round = 1; round < ROUNDS; round++) {
    digest = sha512.create().update(digest).update(message).digest();
  }
  let bits = digest.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

  /** A digit more or less of so many bits is as good as evenly spread. */
  const take = (count: number, choices: number): number[] =>
    Array.from({ length: count }, () => {
      const choice = Number(bits % BigInt(choices));
      bits /= BigInt(choices);
      return choice;
    });

  const words = take(WORDS, 2 ** WORD_BITS).map((index) => wordlist[index] ?? '');
  const digits = take(DIGIT_GROUPS, 10 ** GROUP_DIGITS).map((group) =>
    String(group).padStart(GROUP_DIGITS, '0'),
  );
  return { words, digits };
}
