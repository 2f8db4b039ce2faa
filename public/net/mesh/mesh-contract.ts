/** What a mesh is given and what it tells: the seam between the net and the room. */
import type { Clock } from '../clock.ts';
import type { Seal } from '../crypto/seal.ts';
import type { MemberId, Signer, Verify, VerifyAhead } from '../crypto/signer.ts';
import type { CreateLink } from '../link/link.ts';
import type { Trouble } from '../link/unreachable.ts';
import type { Log } from '../log.ts';
import type { PeerState } from '../peer/peer-contract.ts';
import type { LastResortState, LoadSealedPaths } from '../sealed/sealed-paths.ts';
import type { OpenSignaling, SignalingStatus } from '../signaling/signaling.ts';
import type { FrameRouter } from './frame-router.ts';
import type { Route } from './routes.ts';
import type { LoadTwins } from './twins.ts';

export interface MeshOptions {
  readonly roomId: string;
  readonly signer: Signer;
  readonly verify: Verify;
  /** Where verifying in advance is faster. */
  readonly verifyAhead?: VerifyAhead | undefined;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly openSignaling: OpenSignaling;
  readonly createLink: CreateLink;
  readonly ownName: () => string;
  /** Hides this device's addresses from members: every link over TURN, or none. */
  readonly isTurnOnly: boolean;
  readonly loadTwins: LoadTwins;
  readonly loadSealedPaths: LoadSealedPaths;
  /** Of this mesh alone: all frames go through it. */
  readonly router: FrameRouter;
  readonly handlers: MeshHandlers;
}

export interface MeshHandlers {
  status(status: SignalingStatus): void;
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  serverClock(aheadMs: number): void;
  /** Another device has my key; `isYounger`: it was here before me, and I cannot stay who I am. */
  doubled(isYounger: boolean): void;
  /** Somebody is in the room; `wasHere` when they were before me. The name is a claim until `opened`; null: not told. */
  appeared(id: MemberId, name: string | null, wasHere: boolean): void;
  /** A link opened and the member at its other end is who they say. */
  opened(id: MemberId, name: string): void;
  changed(id: MemberId, reach: PeerReach): void;
  /** Whether there is a TURN server may have changed. */
  meansChanged(hasTurn: boolean): void;
  /** Whom members hold links with changed. */
  topologyChanged(): void;
  /** The member sent what no honest member sends. */
  misbehaved(id: MemberId, what: string): void;
  /** Gone for good, told once. */
  left(id: MemberId): void;
}

export interface PeerReach {
  readonly state: PeerState;
  readonly route: Route;
  /** Whether the open link goes over a TURN server; null while that is not known. */
  readonly isOverTurn: boolean | null;
  readonly lastResort: LastResortState;
  /** When the link came up or went down; Unix time in milliseconds. */
  readonly since: number;
  /** For `down`. */
  readonly trouble: Trouble | null;
}
