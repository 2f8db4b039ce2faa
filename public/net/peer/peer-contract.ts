/** What a peer is given and what it tells. */
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import type { AttemptContext } from './attempt-contract.ts';
import type { Introduction } from './hello.ts';
import type { PeerSignal } from './peer-signal.ts';

/** `connecting`: never open so far. `interrupted`: was open, is being repaired. `down`: neither, for a while. */
export type PeerState = 'connecting' | 'open' | 'interrupted' | 'down';

export interface PeerContext extends AttemptContext {
  /** In [0, 1). */
  random(): number;
  /** Names this session. */
  readonly sessionId: string;
}

export interface PeerHandlers {
  /** Whether a signal would find a way now. */
  hasWay(): boolean;
  /** `isDetour`: over other members if that is possible, rather than through the server. */
  signal(signal: PeerSignal, isDetour: boolean): void;
  /** The member proved who they are on a new connection. */
  opened(introduction: Introduction): void;
  /** The link fell silent or broke: the network may have changed. */
  suspected(): void;
  /** `state` may have changed. */
  changed(): void;
  frame(frame: ChannelFrame): void;
  misbehaved(what: string): void;
}
