/** Who can sign as a member, and how a signature is checked. Owns no key. */
import type { Branded } from '../../../src/protocol.ts';

/** base64url of a member's Ed25519 public key: 43 characters. */
export type MemberId = Branded<string, 'MemberId'>;

export const MEMBER_ID = /^[A-Za-z0-9_-]{43}$/;

export interface Signer {
  readonly id: MemberId;
  /** A base64url Ed25519 signature (RFC 8032) over the UTF-8 bytes of `message`. */
  sign(message: string): string;
}

/** Whether `signature` (base64url) was made over `message` by the owner of `id`. Never throws. */
export type Verify = (id: MemberId, message: string, signature: string) => boolean;

/** What is to be verified. */
export type Claim = Parameters<Verify>;

/**
 * Verifies claims in advance. Answers once, now or later, with a `Verify` that gives the same verdicts as any other,
 * and gives them immediately for these claims.
 */
export type VerifyAhead = (claims: readonly Claim[], answer: (verify: Verify) => void) => void;
