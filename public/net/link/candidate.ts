/** What a candidate line says (RFC 8839 §5.1), as far as it matters to people: its type. Pure. */

export type CandidateType = 'host' | 'srflx' | 'prflx' | 'relay';

/** Null for anything else. */
export function candidateType(candidate: string): CandidateType | null {
  return (/ typ (host|srflx|prflx|relay)\b/.exec(candidate)?.[1] ?? null) as CandidateType | null;
}

/** The line without the address that a relay or a router translated, which says where its sender really is. */
export const withoutRelatedAddress = (candidate: string): string =>
  candidate.replace(/ raddr \S+ rport \d+/, ' raddr 0.0.0.0 rport 9');
