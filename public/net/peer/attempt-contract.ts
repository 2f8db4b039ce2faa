/** What an attempt is given and what it tells. */
import type { Address, IceServer } from '../../../src/protocol.ts';
import type { Clock } from '../clock.ts';
import type { MemberId, Signer, Verify, VerifyAhead } from '../crypto/signer.ts';
import type { CreateLink } from '../link/link.ts';
import type { Findings } from '../link/unreachable.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import type { Frame } from '../protocol/frame.ts';
import type { Introduction } from './hello.ts';
import type { FailureReason } from './link-record.ts';
import type { AttemptSignal } from './peer-signal.ts';

export interface AttemptContext {
  readonly signer: Signer;
  readonly verify: Verify;
  readonly verifyAhead?: VerifyAhead | undefined;
  /** The room, as the seal derives it. */
  readonly signingContext: string;
  readonly clock: Clock;
  readonly createLink: CreateLink;
  iceServers(): readonly IceServer[];
  isTurnOnly(): boolean;
  introduction(): Introduction;
  /** What came on the link, or null for anything that is no frame. */
  decode(text: string): Frame | null;
}

export interface AttemptOptions {
  readonly id: string;
  readonly peer: MemberId;
  readonly isInitiator: boolean;
  readonly isPolite: boolean;
  /** Where the member was when this attempt began. */
  readonly address: Address | null;
}

export interface AttemptHandlers {
  signal(signal: AttemptSignal): void;
  /** The member proved who they are: frames flow from now on. */
  opened(introduction: Introduction): void;
  /** Nothing comes back: the network may have changed. */
  suspected(): void;
  /** Frames stopped flowing, or flow again, under the same connection. */
  interrupted(): void;
  resumed(): void;
  frame(frame: ChannelFrame): void;
  /** The member sent what no honest member sends; the attempt ends. */
  misbehaved(what: string): void;
  ended(why: FailureReason, findings: Findings): void;
}
