/**
 * All my links: one peer for every other member, whoever they are at whatever address. Opens cards, seals signals,
 * decides who is there. Knows nothing of text.
 */
import type { Address, IceServer, Newcomer, SignalRefusal } from '../../src/protocol.ts';
import { openCard, sealCard, signalContext } from './card.ts';
import type { Clock } from './clock.ts';
import type { CreateLink } from './link.ts';
import { type Log, prefixed } from './log.ts';
import { Peer, type PeerSignal, type PeerState } from './peer.ts';
import { Presence } from './presence.ts';
import type { Seal } from './seal.ts';
import type { Admission, OpenSignaling, Signaling, SignalingStatus } from './signaling.ts';
import type { MemberId, Signer, Verify } from './signer.ts';
import type { Frame } from './wire.ts';

export interface MeshOptions {
  readonly roomId: string;
  readonly signer: Signer;
  readonly verify: Verify;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly openSignaling: OpenSignaling;
  readonly createLink: CreateLink;
  readonly ownName: () => string;
  readonly handlers: MeshHandlers;
}

export interface MeshHandlers {
  status(status: SignalingStatus): void;
  /** Somebody is in the room; `wasHere` when they were before me. The name is a claim until `opened`. */
  appeared(id: MemberId, name: string, wasHere: boolean): void;
  /** A link opened and the member at its other end is who they say. */
  opened(id: MemberId, name: string): void;
  changed(id: MemberId, state: PeerState): void;
  frame(id: MemberId, frame: Frame): void;
  /** Gone for good, told once. */
  left(id: MemberId): void;
}

interface Seat {
  readonly peer: Peer;
  readonly presence: Presence;
  saidBye: boolean;
}

export class Mesh {
  readonly #options: MeshOptions;
  readonly #seats = new Map<MemberId, Seat>();
  readonly #signaling: Signaling;
  #iceServers: readonly IceServer[] = [];
  #isServerThere = false;
  #isClosed = false;

  constructor(options: MeshOptions) {
    this.#options = options;
    const { seal, roomId, signer } = options;
    this.#signaling = options.openSignaling({
      request: () => ({
        roomId,
        door: seal.door,
        card: sealCard(seal, { id: signer.id, name: options.ownName() }),
      }),
      status: (status) => this.#follow(status),
      admitted: (admission) => this.#admit(admission),
      joined: (newcomer) => this.#seatNewcomer(newcomer, false),
      left: (address) => this.#lose(address),
      signal: (from, sealed) => this.#receive(from, sealed),
      undelivered: (to, reason) => this.#returned(to, reason),
    });
  }

  /** False when the frame was not taken; nothing is kept for later. */
  send(id: MemberId, frame: Frame): boolean {
    return this.#seats.get(id)?.peer.send(frame) === true;
  }

  /** Asks every open link for a sign of life: after sleep, or when the network changed. */
  probe(): void {
    for (const { peer } of this.#seats.values()) peer.probe();
  }

  /** Tries the server again now. */
  retry(): void {
    this.#signaling.retry();
  }

  /** Says goodbye to everybody. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { peer, presence } of this.#seats.values()) {
      peer.send({ type: 'bye' });
      presence.close();
      peer.close();
    }
    this.#signaling.close();
  }

  #follow(status: SignalingStatus): void {
    this.#isServerThere = status.kind === 'connected';
    this.#options.handlers.status(status);
    for (const seat of this.#seats.values()) this.#weigh(seat);
  }

  #admit({ members, iceServers }: Admission): void {
    this.#isServerThere = true;
    this.#iceServers = iceServers;
    for (const { peer } of this.#seats.values()) peer.address = null;
    for (const member of members) this.#seatNewcomer(member, true)?.connect();
    for (const seat of this.#seats.values()) this.#weigh(seat);
  }

  /** Whoever is already seated keeps their links and only gets a new address. */
  #seatNewcomer({ address, card }: Newcomer, wasHere: boolean): Peer | null {
    const { seal, signer, log } = this.#options;
    const opened = openCard(seal, card);
    if (opened === null) {
      log(`dropped a card that is not of this room, at ${address}`);
      return null;
    }
    if (opened.id === signer.id) return null; // an earlier connection of mine that the server has not given up yet
    const seat = this.#seats.get(opened.id) ?? this.#makeSeat(opened.id, opened.name, wasHere);
    seat.peer.address = address;
    seat.saidBye = false;
    this.#weigh(seat);
    return seat.peer;
  }

  #makeSeat(id: MemberId, name: string, wasHere: boolean): Seat {
    const { handlers, log, clock } = this.#options;
    const ownLog = prefixed(log, name);
    const peer = new Peer(
      id,
      {
        ...this.#options,
        scope: this.#options.seal.scope,
        iceServers: () => this.#iceServers,
        newAttemptId: () => Math.floor(this.#options.random() * 2 ** 52).toString(36),
      },
      {
        hasWay: () => this.#isServerThere && peer.address !== null,
        signal: (signal) => this.#signal(peer, signal, ownLog),
        opened: (provenName) => handlers.opened(id, provenName),
        changed: () => this.#changed(id),
        frame: (frame) => this.#read(id, frame),
      },
      ownLog,
    );
    const presence = new Presence(clock, () => this.#remove(id));
    const seat: Seat = { peer, presence, saidBye: false };
    this.#seats.set(id, seat);
    handlers.appeared(id, name, wasHere);
    return seat;
  }

  #changed(id: MemberId): void {
    const seat = this.#seats.get(id);
    if (!seat || this.#isClosed) return;
    this.#weigh(seat);
    this.#options.handlers.changed(id, seat.peer.state);
  }

  #read(id: MemberId, frame: Frame): void {
    const seat = this.#seats.get(id);
    if (!seat) return;
    if (frame.type !== 'bye') return this.#options.handlers.frame(id, frame);
    seat.saidBye = true;
    this.#weigh(seat);
  }

  #weigh({ peer, presence, saidBye }: Seat): void {
    const server = !this.#isServerThere ? 'unknown' : peer.address === null ? 'absent' : 'present';
    presence.weigh({ saidBye, isReachable: peer.isOpen, server });
  }

  #remove(id: MemberId): void {
    const seat = this.#seats.get(id);
    if (!seat) return;
    this.#seats.delete(id);
    seat.presence.close();
    seat.peer.close();
    this.#options.handlers.left(id);
  }

  #lose(address: Address): void {
    const seat = this.#seatAt(address);
    if (!seat) return;
    seat.peer.address = null;
    seat.peer.probe(); // the link may be as dead as the connection to the server: find out
    this.#weigh(seat);
  }

  #signal(peer: Peer, signal: PeerSignal, log: Log): void {
    const { seal, signer } = this.#options;
    const sealed = seal.close(signal, signalContext(signer.id, peer.id));
    const isSent = peer.address !== null && this.#signaling.send(peer.address, sealed);
    log(isSent ? `signal sent: ${outline(signal)}` : 'no way for a signal');
  }

  #receive(from: Address, sealed: string): void {
    const { seal, signer, log } = this.#options;
    const seat = this.#seatAt(from);
    if (!seat) return log(`dropped a signal from the unknown address ${from}`);
    const content = seal.open(sealed, signalContext(seat.peer.id, signer.id));
    if (content === undefined) return log(`dropped a signal that was not sealed for me, from ${from}`);
    seat.peer.receive(content, from);
  }

  #returned(to: Address, reason: SignalRefusal): void {
    this.#options.log(`a signal to ${to} came back: ${reason}`);
    if (reason === 'gone') this.#lose(to);
  }

  #seatAt(address: Address): Seat | undefined {
    for (const seat of this.#seats.values()) if (seat.peer.address === address) return seat;
    return undefined;
  }
}

const outline = ({ attempt, description, candidates }: PeerSignal): string =>
  `${description?.type ?? 'no description'}, ${candidates?.length ?? 0} candidates, attempt ${attempt}`;
