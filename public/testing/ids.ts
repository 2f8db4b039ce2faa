/** Ids by short names, for tests in which it does not matter who made them, and what stands in place of names. */
import type { MemberId } from '../net/crypto/signer.ts';
import { type EntryId, type LogId, logIdOf } from '../room/log/entry.ts';
import type { NameWords } from '../room/people/name.ts';

export const memberId = (text: string): MemberId => text as MemberId;
/** The one log of each author where only one is needed. */
export const LOG = '000AAAAA';
export const logOf = (author: MemberId): LogId => logIdOf({ author, log: LOG });
export const entryIdOf = (text: string): EntryId => text as EntryId;

/** One for each name, in their order. */
export const memberIds = <Names extends readonly string[]>(...names: Names) =>
  names.map(memberId) as { readonly [At in keyof Names]: MemberId };

export const NAME_WORDS: NameWords = { somebody: 'Somebody', nameless: 'Nameless' };
