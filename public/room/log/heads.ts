/** What somebody has: for each author the highest seq without a gap, and what stands under the numbers up to it. */

/** Most authors in one map. */
export const MAX_AUTHORS = 500;

export type Heads = Readonly<Record<string, number>>;
/** Of each author's entries up to the head: 16 bytes as base64url. */
export type Digests = Readonly<Record<string, string>>;
