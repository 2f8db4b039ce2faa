/** A file as its entry offers it, with what its seals are bound to. */
import type { MemberId } from '../people/member.ts';
import type { FileId } from './shared-file.ts';

export interface Offer {
  readonly id: FileId;
  readonly author: MemberId;
  readonly bytes: number;
  readonly type: string;
  /** Of the entry: two versions of one never share seals. */
  readonly signature: string;
  /** Of the conversation. */
  readonly signingContext: string;
  /** The only other member who may have it; null in the room. */
  readonly partner: MemberId | null;
}

/** Files of private conversations are for the other of the two alone. */
export const isFor = ({ partner }: Offer, member: MemberId): boolean =>
  partner === null || partner === member;
