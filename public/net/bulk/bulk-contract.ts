/** What the bulk connection with one member is given and what it tells. */
import type { Clock } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';
import type { LinkTerms } from '../link/link.ts';
import type { BulkFrame } from './bulk-frame.ts';
import type { CreateLane } from './lane.ts';

export interface BulkContext {
  readonly self: MemberId;
  readonly clock: Clock;
  /** In [0, 1). */
  random(): number;
  readonly createLane: CreateLane;
  /** Of the link with the member. */
  terms(id: MemberId): LinkTerms;
  /** On the member's own link. */
  send(to: MemberId, frame: BulkFrame): boolean;
  /** Whether the operator lets bulk go over TURN. */
  mayUseTurn(): boolean;
}

export interface BulkPeerHandlers {
  opened(): void;
  message(bytes: Uint8Array): void;
  drained(): void;
  closed(): void;
  changed(): void;
}
