/**
 * What this page saw of one call of the room: who began it, who was in it, how long. Nothing here is claimed that was not
 * seen: whoever comes later does not know the beginning, nor does a page that was loaded anew. Pure.
 */
import type { MemberId } from '../people/member.ts';
import { RETURN_MS } from './call-state.ts';

export interface CallRecord {
  /** Who began it, and when; null where that was not seen. Moments are of the monotonic clock. */
  readonly begun: { readonly by: MemberId; readonly at: number } | null;
  /** Who is in it now, and who was seen in it, in the order in which they came. */
  readonly present: readonly MemberId[];
  readonly seen: readonly MemberId[];
  /** Since when nobody is in it. */
  readonly over: Over | null;
}

interface Over {
  readonly at: number;
  /** The last of them left the room instead of hanging up: they may come back to the call. */
  readonly isOpen: boolean;
  /** Nobody can be in it unseen. */
  readonly isCertain: boolean;
}

export interface CallSight {
  /** Who is in the room's call, as far as I see. */
  readonly present: readonly MemberId[];
  readonly now: number;
  /** Nobody was in a call just before. */
  readonly isBeginning: boolean;
  /** Whoever is not in it any more said so. */
  readonly haveHungUp: boolean;
  /** I would know if somebody else were in it. */
  readonly isWhole: boolean;
}

/** The record after another look. Whether it is of another call shows in `begins`. */
export function follow(record: CallRecord | null, sight: CallSight): CallRecord | null {
  const { present, now } = sight;
  if (present.length === 0) {
    if (record === null || record.over !== null) return record;
    return { ...record, present, over: { at: now, isOpen: !sight.haveHungUp, isCertain: sight.isWhole } };
  }
  if (record !== null && !begins(record, sight)) {
    const newcomers = present.filter((id) => !record.seen.includes(id));
    return { ...record, present, seen: [...record.seen, ...newcomers], over: null };
  }
  const [by] = present;
  const isKnown = sight.isBeginning && by !== undefined && present.length === 1;
  return { begun: isKnown ? { by, at: now } : null, present, seen: present, over: null };
}

/** Whether what is seen is another call than the one before. */
export function begins(record: CallRecord | null, { present, now }: CallSight): boolean {
  if (present.length === 0) return false;
  if (record === null) return true;
  const { over, seen } = record;
  if (over === null) return false;
  const isContinued = over.isOpen && now - over.at <= RETURN_MS && present.some((id) => seen.includes(id));
  return !isContinued;
}

/** How long it was; null while it runs, and where beginning or end were not seen. */
export const lengthOf = ({ begun, over }: CallRecord): number | null =>
  begun !== null && over?.isCertain ? over.at - begun.at : null;
