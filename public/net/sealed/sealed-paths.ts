/**
 * The last resort between me and others: whom I may talk with through the server, who asks for it, and the paths there are. A path
 * is a peer of its own beside the member's, on sealed links; it ends as soon as there is any other way. Loaded when somebody
 * is not reached.
 */
import type { Address, LastResort } from '../../../src/protocol.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { RandomBytes } from '../crypto/cipher.ts';
import type { MemberId } from '../crypto/signer.ts';
import { type Log, prefixed } from '../log.ts';
import type { Introduction } from '../peer/hello.ts';
import { Peer } from '../peer/peer.ts';
import type { PeerContext, PeerState } from '../peer/peer-contract.ts';
import { readPeerSignal } from '../peer/peer-signal.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import type { Correspondent } from '../signaling/signal-transport.ts';
import { Pace } from './pace.ts';
import { SealedLink } from './sealed-link.ts';
import type { WrappedSignal } from './wrapped-signal.ts';

/**
 * How it stands with one member. `possible`: there is no other way. `wished`: I want it, they did not say so yet. `asked`: they
 * want it, I did not say so yet. `open`: what is said goes this way.
 */
export type LastResortState = 'none' | 'possible' | 'wished' | 'asked' | 'open';

/** What is known of the member otherwise. */
interface Standing {
  readonly id: MemberId;
  /** Of the member's own link. */
  readonly state: PeerState;
  /** Whether others relay. */
  readonly isRelayed: boolean;
  /** Where the server has them; null: it has not, or is not there. */
  readonly address: Address | null;
  readonly sessionId: string | null;
}

/** The parts of a mesh that it works with. */
export interface SealedPathsOptions {
  readonly context: Omit<PeerContext, 'createLink'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly randomBytes: RandomBytes;
  readonly router: {
    receive(from: MemberId, frame: ChannelFrame): void;
    follow(id: MemberId, way: null): void;
  };
  readonly handlers: { misbehaved(id: MemberId, what: string): void };
  readonly topology: { routeTo(id: MemberId): { readonly kind: string } };
  readonly signaling: { sendPacket(to: Address, packet: string): boolean };
  readonly transport: {
    /** Mine. */
    readonly address: Address | null;
    sendToServer(to: Correspondent, content: WrappedSignal): boolean;
  };
  readonly membership: {
    get(
      id: MemberId,
    ): { readonly peer: Pick<Peer, 'state' | 'address'>; readonly sessionId: string | null } | undefined;
    openedSealed(id: MemberId, introduction: Introduction): void;
    changedSealed(id: MemberId): void;
  };
  mode(): LastResort;
  isServerThere(): boolean;
}

const WISH = 'wish';
/** Signals may be lost, and members may come back in another session. */
const WISH_AGAIN_MS = 10_000;

/** Beside a member's own peer. */
interface Path {
  readonly peer: Peer;
  /** The latest link of the peer. */
  link: SealedLink | null;
  /** Where the two of us were when it began. */
  at: string;
}

/** Hands the code for it over; not at all where it cannot be loaded. */
export type LoadSealedPaths = (
  use: (make: (options: Omit<SealedPathsOptions, 'randomBytes'>) => SealedPaths) => void,
) => void;

export class SealedPaths {
  readonly #options: SealedPathsOptions;
  readonly #pace: Pace;
  readonly #wanted = new Set<MemberId>();
  /** Who wants it, in which session of theirs. */
  readonly #asking = new Map<MemberId, string | null>();
  readonly #wishing = new Map<MemberId, Cancel>();
  readonly #paths = new Map<MemberId, Path>();
  #isClosed = false;

  constructor(options: SealedPathsOptions) {
    this.#options = options;
    this.#pace = new Pace(options.clock);
  }

  stateOf(id: MemberId): LastResortState {
    if (this.isOpen(id)) return 'open';
    const standing = this.#standingOf(id);
    if (standing === null || !this.#isNeeded(standing) || this.#options.mode() === 'off') return 'none';
    if (this.#wanted.has(id)) return 'wished';
    return this.#isAskedBy(standing) ? 'asked' : 'possible';
  }

  isOpen(id: MemberId): boolean {
    return this.#paths.get(id)?.peer.isOpen === true;
  }

  /** I want it. It is remembered for as long as I am here: it begins anew whenever it is needed. */
  want(id: MemberId): void {
    this.#wanted.add(id);
    this.weigh(id);
    this.#options.membership.changedSealed(id);
  }

  /** Something changed of how the member is reached. */
  weigh(id: MemberId): void {
    const standing = this.#standingOf(id);
    if (this.#isClosed || standing === null) return;
    if (standing.state === 'open' || standing.isRelayed) return this.#end(id);
    if (this.#options.mode() === 'on') this.#wanted.add(id);
    const path = this.#paths.get(id);
    if (path) this.#follow(path, standing);
    else if (this.#wanted.has(id) && this.#isNeeded(standing)) this.#reachOut(standing);
  }

  /** A signal of the member for a sealed link, from the server's address for them: that they want it, or of an attempt. */
  signalled(id: MemberId, { lastResort }: WrappedSignal, from: Address): void {
    const standing = this.#standingOf(id);
    const mode = this.#options.mode();
    if (this.#isClosed || standing === null || standing.state === 'open' || mode === 'off') return;
    if (mode === 'on') this.#wanted.add(id);
    const isNews = this.#asking.get(id) !== standing.sessionId;
    if (lastResort === WISH || readPeerSignal(lastResort)?.description)
      this.#asking.set(id, standing.sessionId);
    if (this.#wanted.has(id) && lastResort !== WISH)
      (this.#paths.get(id) ?? this.#begin(standing)).peer.receive(lastResort, from, standing.sessionId);
    else this.weigh(id);
    if (isNews) this.#options.membership.changedSealed(id);
  }

  /** From the server's address for the member. */
  packet(id: MemberId, packet: string): void {
    this.#paths.get(id)?.link?.receive(packet);
  }

  /** The server took none of what was sent to the member. */
  undelivered(id: MemberId): void {
    const path = this.#paths.get(id);
    if (path?.peer.isOpen) path.peer.renew();
  }

  /** False where there is no path, or it does not take the frame. */
  send(id: MemberId, frame: ChannelFrame, isAnswered: boolean): boolean {
    return this.#paths.get(id)?.peer.send(frame, isAnswered) === true;
  }

  /** Another sign of life is asked for at once: after sleep, or when the network changed. */
  probe(): void {
    for (const { peer } of this.#paths.values()) peer.probe();
  }

  /** The member is gone, or was not heard of for long: what I want of them stays as it was. */
  left(id: MemberId): void {
    this.#end(id);
    this.#asking.delete(id);
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    for (const id of [...this.#paths.keys(), ...this.#wishing.keys()]) this.#end(id);
  }

  get #ownAddress(): Address | null {
    return this.#options.isServerThere() ? this.#options.transport.address : null;
  }

  #standingOf(id: MemberId): Standing | null {
    const { membership, topology } = this.#options;
    const member = membership.get(id);
    if (!member) return null;
    const { state, address } = member.peer;
    return {
      id,
      state,
      isRelayed: topology.routeTo(id).kind === 'via',
      address,
      sessionId: member.sessionId,
    };
  }

  #signal(id: MemberId, lastResort: unknown): void {
    const { membership, transport } = this.#options;
    const member = membership.get(id);
    if (member)
      transport.sendToServer(
        { id, address: member.peer.address, sessionId: member.sessionId },
        { lastResort },
      );
  }

  #isNeeded({ state, isRelayed, address }: Standing): boolean {
    return state === 'down' && !isRelayed && address !== null;
  }

  #isAskedBy({ id, sessionId }: Standing): boolean {
    return this.#asking.has(id) && this.#asking.get(id) === sessionId;
  }

  /** Nobody offers a connection before both want it: it would be in the way of the one that counts. */
  #reachOut(standing: Standing): void {
    const { id } = standing;
    if (this.#isAskedBy(standing) || this.#options.mode() === 'on')
      return this.#begin(standing).peer.connect();
    if (this.#wishing.has(id)) return;
    this.#signal(id, WISH);
    const again = this.#options.clock.after(WISH_AGAIN_MS, () => {
      this.#wishing.delete(id);
      this.weigh(id);
    });
    this.#wishing.set(id, again);
  }

  #begin({ id, address }: Standing): Path {
    const { context, clock, randomBytes, log } = this.#options;
    const path: { -readonly [key in keyof Path]: Path[key] } = { peer: null as never, link: null, at: '' };
    const createLink: PeerContext['createLink'] = (options) => {
      path.link = new SealedLink(options, {
        clock,
        randomBytes,
        signingContext: context.signingContext,
        pace: this.#pace,
        send: (packet) => {
          const to = path.peer.address;
          return to !== null && this.#options.signaling.sendPacket(to, packet);
        },
      });
      return path.link;
    };
    path.peer = new Peer(
      id,
      { ...context, createLink },
      {
        hasWay: () => this.#ownAddress !== null && path.peer.address !== null,
        signal: (signal) => this.#signal(id, signal),
        opened: (introduction) => this.#options.membership.openedSealed(id, introduction),
        suspected: () => undefined,
        changed: () => this.#options.membership.changedSealed(id),
        frame: (frame) => this.#options.router.receive(id, frame),
        misbehaved: (what) => this.#options.handlers.misbehaved(id, what),
      },
      prefixed(log, 'sealed'),
    );
    path.peer.address = address;
    path.at = this.#placeOf(address);
    this.#paths.set(id, path);
    return path;
  }

  /** Packets to an address that somebody left are lost: a path begins anew where either of us moved. */
  #follow(path: Path, { address }: Standing): void {
    path.peer.address = address;
    const at = this.#placeOf(address);
    if (address === null || at === path.at || this.#ownAddress === null) return;
    path.at = at;
    path.peer.renew();
  }

  #placeOf(address: Address | null): string {
    return `${this.#ownAddress} ${address}`;
  }

  #end(id: MemberId): void {
    this.#wishing.get(id)?.();
    this.#wishing.delete(id);
    const path = this.#paths.get(id);
    if (!path) return;
    this.#paths.delete(id);
    // What was on its way is lost with it: another way begins with what each of us has.
    if (path.peer.isOpen) this.#options.router.follow(id, null);
    path.peer.close();
  }
}
