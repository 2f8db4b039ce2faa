/** Which messages have something below their text. Pure. */
import type { Receipt, TextLine } from '../../room/timeline/line.ts';

/** A deleted message has no receipt. */
export const receiptOf = (line: TextLine): Receipt | null => (line.isDeleted ? null : line.receipt);

export const needsFoot = (line: TextLine): boolean =>
  receiptOf(line) !== null || line.isEdited || line.isLate || line.reactions.length > 0;
