/** Heads: for each author the highest seq without a gap. Digests: a hash of the entries up to a head. */

/** Most authors in one map. */
export const MAX_AUTHORS = 500;

export type Heads = Readonly<Record<string, number>>;
/** Of each author's entries up to the head: 16 bytes as base64url. */
export type Digests = Readonly<Record<string, string>>;
