/**
 * What can be counted, and under which reasons. The reasons are few and fixed: nothing that somebody sent becomes one. It
 * does not know who counts.
 */
import type { ConnectRefusal, JoinRefusal, SignalRefusal } from '../../protocol.ts';

interface Reasons {
  /** Connections that were refused. */
  readonly connect:
    | 'origin'
    | 'too-many-sockets'
    | 'too-many-connects'
    | ConnectRefusal
    | 'unknown-session'
    | 'malformed';
  readonly join: JoinRefusal;
  readonly signal: SignalRefusal;
  readonly packet: SignalRefusal | 'off';
  readonly ice: 'not-joined' | 'bad-request' | 'busy';
  readonly event: 'unknown-event';
  /** Connections that were ended. */
  readonly cut: CutReason;
}

export type CutReason =
  | 'too-many-messages'
  | 'too-many-bytes'
  | 'too-many-refusals'
  | 'undecodable'
  | 'never-joined';

export interface MetricsSink {
  joined(): void;
  relayed(bytes: number): void;
  /** A packet of the last resort. */
  carried(bytes: number): void;
  refused<What extends keyof Reasons>(what: What, reason: Reasons[What]): void;
}

const ignored = (): undefined => undefined;
export const UNCOUNTED: MetricsSink = {
  joined: ignored,
  relayed: ignored,
  carried: ignored,
  refused: ignored,
};
