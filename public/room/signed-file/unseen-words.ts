/** What a signed file holds that its reader's page does not show. Pure. */
import { type Entry, entryId, isSaid, type MemberId } from '../log/entry.ts';

export interface UnseenWords {
  /** Messages that were deleted. */
  readonly deleted: number;
  /** Wordings that were replaced by an edit. */
  readonly edited: number;
  /** Members who said something and are muted here. */
  readonly muted: number;
}

export function unseenWords(entries: readonly Entry[], isMuted: (member: MemberId) => boolean): UnseenWords {
  const texts = new Set(entries.flatMap((entry) => (isSaid(entry) ? entryId(entry) : [])));
  const deleted = new Set<string>();
  const muted = new Set<MemberId>();
  let edited = 0;
  for (const entry of entries) {
    const { author, body } = entry;
    if (isSaid(entry) && isMuted(author)) muted.add(author);
    if (body.kind !== 'edit' && body.kind !== 'delete') continue;
    const id = entryId({ author, ...body });
    if (!texts.has(id)) continue;
    if (body.kind === 'delete') deleted.add(id);
    else edited += 1;
  }
  return { deleted: deleted.size, edited, muted: muted.size };
}
