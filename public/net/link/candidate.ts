/** What a candidate line says (RFC 8839 §5.1), as far as it matters to people: its type. Pure. */

export type CandidateType = 'host' | 'srflx' | 'prflx' | 'relay';

/** Null for anything else. */
export function candidateType(candidate: string): CandidateType | null {
  return (/ typ (host|srflx|prflx|relay)\b/.exec(candidate)?.[1] ?? null) as CandidateType | null;
}

/** The line without its related address, which is the sender's own behind a NAT or a TURN server. */
export const withoutRelatedAddress = (candidate: string): string =>
  candidate.replace(/ raddr \S+ rport \d+/, ' raddr 0.0.0.0 rport 9');
