/** Which way a link takes at present, read from a connection's statistics (W3C WebRTC Stats §8). Pure. */
import { type CandidateType, candidateType } from './candidate.ts';

export interface LinkPath {
  readonly local: CandidateType;
  readonly remote: CandidateType;
  /** How packets leave this device: with TURN, to the TURN server. */
  readonly protocol: string;
  /** Milliseconds there and back, as last measured; null before the first time. */
  readonly rttMs: number | null;
}

type Stats = Readonly<Record<string, unknown>>;

/** Null while no pair of candidates is in use. `told` are the other end's candidate lines. */
export function readPath(
  report: { values(): Iterable<unknown>; get(id: string): unknown },
  told: readonly string[] = [],
): LinkPath | null {
  const all = [...report.values()] as Stats[];
  const pairs = all.filter(({ type }) => type === 'candidate-pair');
  const chosen = all.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  // Firefox marks the pair itself and has no id in the transport.
  const pair = pairs.find(({ id, selected }) => id === chosen || selected === true);
  if (!pair) return null;
  const end = (id: unknown) => report.get(String(id)) as Stats | undefined;
  const [local, remote] = [end(pair.localCandidateId), end(pair.remoteCandidateId)];
  if (!local || !remote) return null;
  const rtt = pair.currentRoundTripTime;
  return {
    local: local.candidateType as CandidateType,
    remote: typeOf(remote, told),
    protocol: String(local.relayProtocol ?? local.protocol),
    rttMs: typeof rtt === 'number' ? Math.round(rtt * 1_000) : null,
  };
}

/** A connectivity check may arrive before its candidate is signalled; Firefox then keeps it as peer-reflexive. */
function typeOf({ candidateType: type, address, port }: Stats, told: readonly string[]): CandidateType {
  const line = type === 'prflx' && told.find((each) => each.includes(` ${address} ${port} typ `));
  return (line && candidateType(line)) || (type as CandidateType);
}
