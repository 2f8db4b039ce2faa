/** One signed entry of the transcript: how it is signed, verified and named. Pure. */
import { sha512 } from '@noble/hashes/sha2.js';
import type { Branded } from '../../../src/protocol.ts';
import { toBase64Url } from '../../net/crypto/base64url.ts';
import type { Claim, MemberId, Signer, Verify } from '../../net/crypto/signer.ts';
import type { Body, Entry, FileBody, Target } from './entry-schema.ts';

export type { Body, Entry, FileBody, Target };

/** One log of one author: `AUTHOR:LOG`. Unique in the room. */
export type LogId = Branded<string, 'LogId'>;
/** `AUTHOR:LOG:SEQ`. Unique in the room. */
export type EntryId = Branded<string, 'EntryId'>;

/** What of an entry names its log. */
type InLog = Pick<Entry, 'author' | 'log'>;

export const logIdOf = ({ author, log }: InLog): LogId => `${author}:${log}` as LogId;

export const entryId = (entry: InLog & Pick<Entry, 'seq'>): EntryId =>
  `${logIdOf(entry)}:${entry.seq}` as EntryId;

export const authorOf = (id: LogId | EntryId): MemberId => id.slice(0, id.indexOf(':')) as MemberId;

/** The part of a `LogId` that its entries carry. */
export const logNameOf = (id: LogId): string => id.slice(id.indexOf(':') + 1);

type Unsigned = Omit<Entry, 'signature'>;

const FILE_FIELDS = ['name', 'bytes', 'type', 'preview', 'width', 'height', 'caption'] as const;

/** The canonical form of a body: its kind and fields in a fixed order. */
function bodyFields(body: Body): readonly (string | number | boolean)[] {
  switch (body.kind) {
    case 'text':
      return body.replyTo ? ['text', body.text, ...targetFields(body.replyTo)] : ['text', body.text];
    case 'file':
      return [
        'file',
        ...FILE_FIELDS.map((field) => body[field] ?? ''),
        ...(body.replyTo ? targetFields(body.replyTo) : []),
      ];
    case 'name':
      return ['name', body.name];
    case 'edit':
      return ['edit', body.log, body.seq, body.text];
    case 'delete':
      return ['delete', body.log, body.seq];
    case 'reaction':
      return ['reaction', ...targetFields(body.target), body.emoji, body.isOn];
  }
}

const targetFields = ({ author, log, seq }: Target) => [author, log, seq] as const;

/** What is signed. `signingContext` binds it to the room. */
const canonical = (signingContext: string, { author, log, seq, at, seen, body }: Unsigned): string =>
  JSON.stringify(['parley entry 3', signingContext, author, log, seq, at, seen, bodyFields(body)]);

export function signEntry(signer: Signer, signingContext: string, fields: Omit<Unsigned, 'author'>): Entry {
  const entry = { author: signer.id, ...fields };
  return { ...entry, signature: signer.sign(canonical(signingContext, entry)) };
}

/** What its signature claims. */
export const entryClaim = (signingContext: string, entry: Entry): Claim => [
  entry.author,
  canonical(signingContext, entry),
  entry.signature,
];

export const isEntryGenuine = (verify: Verify, signingContext: string, entry: Entry): boolean =>
  verify(...entryClaim(signingContext, entry));

/**
 * Below 0 when of two entries with one log and seq everybody keeps `a`, above when `b`; 0 when they say the same. The
 * shorter one counts, so that a log within its bounds stays within them; for the rest any rule will do that is the same
 * for everyone.
 */
export function compareVersions(a: Entry, b: Entry): number {
  const [one, other] = [canonical('', a), canonical('', b)];
  return charactersOf(a) - charactersOf(b) || (one < other ? -1 : one > other ? 1 : 0);
}

/** Characters that an entry keeps in memory and in storage, about; of a file all that is signed. */
export const charactersOf = ({ body }: Pick<Entry, 'body'>): number =>
  body.kind === 'file' ? bodyFields(body).join().length : 'text' in body ? body.text.length : 0;

/** An entry that is a message: words or a file. */
export type Said = Entry & { readonly body: Extract<Body, { readonly kind: 'text' | 'file' }> };

export const isSaid = (entry: Entry): entry is Said =>
  entry.body.kind === 'text' || entry.body.kind === 'file';

/** Of a digest, as base64url makes 22 characters of them. */
const DIGEST_BYTES = 16;

/** Of everything in a log up to `entry`, given the digest up to the one before it (empty for the first). */
export const digestAfter = (before: string, entry: Entry): string => digestOf(before + canonical('', entry));

/** 22 characters that tell nothing of the text. */
export const digestOf = (text: string): string =>
  toBase64Url(sha512(new TextEncoder().encode(text)).subarray(0, DIGEST_BYTES));

export type { MemberId };
