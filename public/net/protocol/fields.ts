/** Fields that frames of several kinds have, with their bounds. */
import * as v from 'valibot';
import { MEMBER_ID, type MemberId } from '../crypto/signer.ts';

/** Longest name, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 40;

const BASE64URL = /^[A-Za-z0-9_-]+$/;

export const base64UrlOf = (length: number) => v.pipe(v.string(), v.length(length), v.regex(BASE64URL));

export const memberIdSchema = v.pipe(
  v.string(),
  v.regex(MEMBER_ID),
  v.transform((text) => text as MemberId),
);
export const signatureSchema = base64UrlOf(86);
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const nameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH));
/** Names one session of a member. */
export const sessionIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/));
