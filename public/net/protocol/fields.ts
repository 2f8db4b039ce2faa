/** Fields that frames of several kinds have, with their bounds. */
import * as v from 'valibot';
import { MEMBER_ID, type MemberId } from '../crypto/signer.ts';

/** Longest name, as `wireBytes` counts. */
export const MAX_NAME_BYTES = 256;

const encoder = new TextEncoder();

/** The bytes that a text takes in JSON. Every browser counts the same, which is not so of graphemes. */
export const wireBytes = (text: string): number => encoder.encode(JSON.stringify(text)).length - 2;

/** No character takes more: those that JSON escapes. */
const MOST_BYTES = 6;

/** A text of at least one character, and at most so many `wireBytes`. */
export const textOf = (maxBytes: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.check((text) => text.length * MOST_BYTES <= maxBytes || wireBytes(text) <= maxBytes),
  );

export const base64UrlOf = (length: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`)));

export const memberIdSchema = v.pipe(
  v.string(),
  v.regex(MEMBER_ID),
  v.transform((text) => text as MemberId),
);
export const signatureSchema = base64UrlOf(86);
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const nameSchema = textOf(MAX_NAME_BYTES);
/** Names one session of a member. */
export const sessionIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/));
