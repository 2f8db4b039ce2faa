/**
 * All my links: one peer for every other member, whoever they are at whatever address. Opens cards, knows who is there
 * and who has left. Knows nothing of text.
 */
import type { Address, IceGrant, Newcomer, SignalRefusal } from '../../../src/protocol.ts';
import type { MemberId } from '../crypto/signer.ts';
import { VerificationQueue } from '../crypto/verification-queue.ts';
import type { LinkMedia } from '../link/link.ts';
import { prefixed } from '../log.ts';
import type { Introduction } from '../peer/hello.ts';
import { Peer } from '../peer/peer.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import { byeChannel, linksChannel, relayChannel, signalChannel } from '../protocol/net-channels.ts';
import { sealCard } from '../signaling/card.ts';
import { Directory, type Listed } from '../signaling/directory.ts';
import { EarlySignals } from '../signaling/early-signals.ts';
import { IceSupply } from '../signaling/ice-supply.ts';
import { SignalTransport } from '../signaling/signal-transport.ts';
import type { Admission, Signaling, SignalingStatus } from '../signaling/signaling-client.ts';
import { DepartureDetector } from './departure-detector.ts';
import type { ChannelOf, Way } from './frame-router.ts';
import { IndirectDiscovery } from './indirect-discovery.ts';
import type { MeshOptions, PeerReach } from './mesh-contract.ts';
import { inspectMember, type MeshInspection } from './mesh-inspection.ts';
import { MeshMember } from './mesh-member.ts';
import { Relay } from './relay.ts';
import { Sessions } from './sessions.ts';
import { Topology } from './topology.ts';

/** Until a member told their name. */
const UNNAMED = 'Somebody';

export class Mesh {
  readonly #options: MeshOptions;
  readonly #seats = new Map<MemberId, MeshMember>();
  readonly #directory: Directory;
  readonly #sessions = new Sessions();
  readonly #early: EarlySignals;
  readonly #indirectDiscovery: IndirectDiscovery;
  readonly #topology: Topology;
  readonly #relay: Relay;
  readonly #signaling: Signaling;
  /** For what the server tells. */
  readonly #verificationQueue: VerificationQueue;
  readonly #post: SignalTransport;
  readonly #bye: ChannelOf<typeof byeChannel>;
  /** Names this session. */
  readonly #sessionId: string;
  readonly #ice: IceSupply;
  #isServerThere = false;
  #isServerLost = false;
  /** Whom the first admission lists were here before me; whom a later one lists came since. */
  #wasAdmitted = false;
  #isClosed = false;

  constructor(options: MeshOptions) {
    this.#options = options;
    const { seal, roomId, signer, router } = options;
    this.#bye = router.channel(byeChannel);
    const links = router.channel(linksChannel);
    const relayed = router.channel(relayChannel);
    const signals = router.channel(signalChannel);
    this.#sessionId = this.#newId();
    this.#ice = new IceSupply(options.clock, options.isRelayOnly, () => this.#signaling.check());
    this.#directory = new Directory(seal);
    this.#early = new EarlySignals(options.clock);
    this.#verificationQueue = new VerificationQueue(options);
    this.#indirectDiscovery = new IndirectDiscovery(options.clock, () => this.#listenAround());
    this.#topology = new Topology({
      self: signer.id,
      clock: options.clock,
      announce: (members) => {
        const overTurn = members.filter((id) => this.#seats.get(id)?.peer.record.isRelayed);
        const told = overTurn.length > 0 ? { relayed: overTurn } : {};
        for (const id of this.#seats.keys())
          links.send(id, { type: 'links', members: [...members], ...told });
      },
      changed: (rerouted) => this.#reroute(rerouted),
    });
    this.#relay = new Relay({
      ...options,
      signingContext: seal.signingContext,
      isMember: (member) => this.#seats.has(member),
      routeTo: (member) => this.#topology.routeTo(member),
      sendDirectly: (to, frame) => relayed.send(to, frame),
      decode: router.decodeRelayed,
      deliver: (from, frame) => this.#deliver(from, frame),
    });
    this.#signaling = options.openSignaling({
      request: (address) => ({
        roomId,
        roomVerifier: seal.roomVerifier,
        card: sealCard(seal, signer, this.#introduction(), address),
      }),
      status: (status) => this.#inTurn(() => this.#follow(status)),
      admitted: (admission) => this.#inTurn((members) => this.#admit(admission, members), admission.members),
      joined: (newcomer) => this.#inTurn(([member]) => member && this.#seat(member, false), [newcomer]),
      left: (address) => this.#inTurn(() => this.#lose(address)),
      signal: (from, sealed) => this.#inTurn(() => this.#receive(from, sealed)),
      undelivered: (to, reason) => this.#inTurn(() => this.#returned(to, reason)),
      iceServers: (grant) => this.#inTurn(() => this.#grant(grant)),
    });
    this.#post = new SignalTransport({
      self: signer.id,
      sessionId: this.#sessionId,
      seal,
      sendToAddress: (to, sealed) => this.#signaling.send(to, sealed),
      sendOverMembers: (to, sealed) => signals.relay(to, { type: 'signal', sealed }),
    });
    router.attach({
      send: (to, frame, isAnswered) => this.#seats.get(to)?.peer.send(frame, isAnswered) === true,
      relay: (to, frame) => this.#relay.send(to, frame),
    });
    this.#bye.subscribe({ onFrame: (from, { sessionId }) => this.#partWith(from, sessionId) });
    links.subscribe({ onFrame: (from, told) => this.#topology.setLinks(from, told.members, told.relayed) });
    relayed.subscribe({ onFrame: (_, frame) => this.#relay.receive(frame) });
    signals.subscribe({
      onFrame: (from, { sealed }) => {
        const seat = this.#seats.get(from);
        if (seat) this.#unseal(seat, sealed, null);
      },
    });
  }

  /** To the member's own link, as long as that one lasts. */
  attachMedia(id: MemberId, media: LinkMedia | null): void {
    this.#seats.get(id)?.peer.attachMedia(media);
  }

  /** Whether the two hold a link with each other, as far as members have told. */
  isLinked(a: MemberId, b: MemberId): boolean {
    return this.#topology.isLinked(a, b);
  }

  /** From now on every link goes over TURN, or any way again; those there are made anew. */
  setRelayOnly(isRelayOnly: boolean): void {
    if (this.#ice.isRelayOnly === isRelayOnly) return;
    this.#ice.isRelayOnly = isRelayOnly;
    for (const { peer } of this.#seats.values()) peer.renew();
  }

  async inspect(): Promise<MeshInspection> {
    const seats = [...this.#seats.values()].filter(({ isIntroduced }) => isIntroduced);
    const links = await Promise.all(seats.map((seat) => inspectMember(seat, this.#reachOf(seat))));
    return { links, told: [...this.#topology.told()], means: this.#ice.means };
  }

  /** Asks every open link for a sign of life: after sleep, or when the network changed. */
  probe(): void {
    if (this.#isServerLost) this.#signaling.retry();
    else this.#signaling.check();
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
    const bye = { type: 'bye', sessionId: this.#sessionId } as const;
    for (const id of this.#seats.keys()) if (!this.#bye.send(id, bye)) this.#bye.relay(id, bye);
    for (const seat of this.#seats.values()) seat.close();
    this.#topology.close();
    this.#verificationQueue.close();
    this.#ice.close();
    this.#signaling.close();
  }

  /** What the server tells takes effect in its order, once the cards with it were looked into. */
  #inTurn(action: (members: readonly Listed[]) => void, newcomers: readonly Newcomer[] = []): void {
    const cards = newcomers.flatMap((newcomer) => this.#directory.read(newcomer) ?? []);
    this.#verificationQueue.pass(
      cards.flatMap(({ claims }) => claims),
      (verify) => {
        const members = cards.flatMap((card) => this.#directory.list(card, verify) ?? []);
        const dropped = newcomers.length - members.length;
        if (dropped > 0) this.#options.log(`dropped ${dropped} cards not of this room or address`);
        action(members);
      },
    );
  }

  #follow(status: SignalingStatus): void {
    this.#isServerThere = status.kind === 'connected';
    this.#isServerLost = status.kind === 'unreachable';
    this.#options.handlers.status(status);
    for (const seat of this.#seats.values()) this.#weigh(seat);
  }

  #grant(grant: Readonly<IceGrant>): void {
    this.#ice.grant(grant);
    this.#options.handlers.meansChanged(this.#ice.means.hasTurn);
  }

  #admit(admission: Admission, members: readonly Listed[]): void {
    this.#isServerThere = true;
    this.#post.address = admission.address;
    this.#grant(admission);
    this.#directory.keepOnly(members);
    for (const { peer } of this.#seats.values()) peer.address = null;
    for (const member of members) this.#seat(member, !this.#wasAdmitted)?.connect();
    for (const seat of this.#seats.values()) {
      if (this.#wasAdmitted) seat.peer.moved();
      this.#weigh(seat);
    }
    this.#wasAdmitted = true;
  }

  /** Whoever is already seated keeps their links and only gets a new address. */
  #seat({ address, card }: Listed, wasHere: boolean): Peer | null {
    if (this.#sessions.isPast(card.id, card.sessionId)) {
      this.#directory.strike(address);
      this.#options.log('dropped a card of a session that is over');
      return null;
    }
    // An earlier connection of mine that the server has not given up yet.
    if (card.id === this.#options.signer.id) return null;
    const seat = this.#seats.get(card.id) ?? this.#makeSeat(card.id, card.name);
    seat.peer.address = address;
    this.#recognise(seat, card.sessionId);
    this.#introduce(seat, card.name, wasHere);
    this.#weigh(seat);
    seat.peer.wayOpened();
    for (const sealed of this.#early.take(address)) this.#unseal(seat, sealed, address);
    return seat.peer;
  }

  #makeSeat(id: MemberId, name: string): MeshMember {
    const { handlers, log, clock } = this.#options;
    const ownLog = prefixed(log, name);
    const peer = new Peer(
      id,
      {
        ...this.#options,
        signingContext: this.#options.seal.signingContext,
        iceServers: () => this.#ice.servers,
        isRelayOnly: () => this.#ice.isRelayOnly,
        sessionId: this.#sessionId,
        introduction: () => this.#introduction(),
        decode: this.#options.router.decode,
      },
      {
        hasWay: () => this.#hasWay(peer),
        signal: (signal, isDetour) =>
          ownLog(this.#post.send({ id, address: peer.address, sessionId: seat.sessionId }, signal, isDetour)),
        opened: (introduction) => this.#greet(id, introduction),
        suspected: () => seat.hasSaidBye || this.#signaling.check(),
        changed: () => this.#changed(id),
        frame: (frame) => this.#options.router.receive(id, frame),
        misbehaved: (what) => handlers.misbehaved(id, what),
      },
      ownLog,
    );
    const seat = new MeshMember(peer, new DepartureDetector(clock, () => this.#remove(id)));
    this.#seats.set(id, seat);
    this.#indirectDiscovery.cameBack(id);
    return seat;
  }

  /** Something of the member's own was seen: from now on they are spoken of. */
  #introduce(seat: MeshMember, name: string, wasHere: boolean): void {
    if (seat.isIntroduced) return;
    seat.isIntroduced = true;
    this.#options.handlers.appeared(seat.peer.id, name, wasHere);
    this.#report(seat.peer.id, seat);
  }

  #greet(id: MemberId, { name, sessionId }: Introduction): void {
    const seat = this.#seats.get(id);
    if (!seat) return;
    this.#sessions.proved(id, sessionId);
    this.#recognise(seat, sessionId);
    this.#introduce(seat, name, false);
    this.#options.handlers.opened(id, name);
    this.#options.router.opened(id);
  }

  #recognise(seat: MeshMember, sessionId: string): void {
    if (seat.sessionId !== sessionId) this.#sessions.ended(seat.peer.id, seat.sessionId);
    seat.greeted(sessionId);
  }

  #changed(id: MemberId): void {
    const seat = this.#seats.get(id);
    if (!seat || this.#isClosed) return;
    this.#topology.setNeighbour(id, seat.peer.isOpen);
    if (seat.peer.record.isRelayed) this.#topology.announceLater();
    this.#report(id, seat);
  }

  #report(id: MemberId, seat: MeshMember): void {
    this.#weigh(seat);
    if (!seat.isIntroduced) return;
    const reach = this.#reachOf(seat);
    this.#options.handlers.changed(id, reach);
    this.#options.router.follow(id, wayOf(reach));
  }

  #reachOf({ peer }: MeshMember): PeerReach {
    const { state, record, findings } = peer;
    const { isRelayed, since } = record;
    const trouble = state === 'down' ? { ...findings, ...this.#ice.means, hasWay: this.#hasWay(peer) } : null;
    return { state, route: this.#topology.routeTo(peer.id), isRelayed, since, trouble };
  }

  #hasWay({ address, id }: Peer): boolean {
    return (this.#isServerThere && address !== null) || this.#relay.canReach(id);
  }

  /** These are reached in another way now, or in none. */
  #reroute(members: readonly MemberId[]): void {
    if (this.#isClosed) return;
    for (const id of members) {
      const seat = this.#seats.get(id);
      if (!seat) continue;
      this.#report(id, seat);
      seat.peer.wayOpened();
    }
    this.#listenAround();
    this.#options.handlers.topologyChanged();
  }

  /** For members that the server never told of. */
  #listenAround(): void {
    if (this.#isClosed) return;
    for (const id of this.#topology.members) if (!this.#seats.has(id)) this.#hearOf(id);
  }

  /** Somebody has a link with a member the server never told me of: it lost one of us. */
  #hearOf(id: MemberId): void {
    const unproven = [...this.#seats.values()].filter(({ isKnown }) => !isKnown).length;
    if (this.#indirectDiscovery.isWorthAnOffer(id, unproven)) this.#makeSeat(id, UNNAMED).peer.connect();
  }

  /** What came over others. Who left says so to people who may never have seen them. */
  #deliver(from: MemberId, frame: ChannelFrame): void {
    const seat = this.#seats.get(from);
    if (!seat) return;
    if (!(frame.type in byeChannel.frames)) this.#introduce(seat, UNNAMED, false);
    this.#options.router.receive(from, frame);
  }

  #partWith(id: MemberId, sessionId: string): void {
    const seat = this.#seats.get(id);
    if (!seat) return;
    seat.saidBye(sessionId);
    this.#weigh(seat);
  }

  #weigh(seat: MeshMember): void {
    seat.weigh(this.#topology.routeTo(seat.peer.id).kind !== 'none', this.#isServerThere);
  }

  #remove(id: MemberId): void {
    const seat = this.#seats.get(id);
    if (!seat) return;
    this.#seats.delete(id);
    if (seat.hasSaidBye) this.#sessions.ended(id, seat.sessionId);
    this.#indirectDiscovery.left(id);
    seat.close();
    this.#topology.setNeighbour(id, false);
    if (!seat.isIntroduced) return;
    this.#options.router.left(id);
    this.#options.handlers.left(id);
  }

  #lose(address: Address): void {
    this.#directory.strike(address);
    const seat = this.#seatAt(address);
    if (!seat) return;
    seat.peer.address = null;
    if (seat.peer.isOpen) seat.peer.probe(); // it may be as dead as the connection to the server: find out
    this.#weigh(seat);
  }

  #introduction(): Introduction {
    return { name: this.#options.ownName(), sessionId: this.#sessionId };
  }

  #newId(): string {
    return Math.floor(this.#options.random() * 2 ** 52).toString(36);
  }

  #receive(from: Address, sealed: string): void {
    const listed = this.#directory.at(from);
    if (!this.#seatAt(from) && listed) this.#seat(listed, false); // taken for gone too early
    const seat = this.#seatAt(from);
    if (seat) this.#unseal(seat, sealed, from);
    else this.#early.keep(from, sealed);
  }

  #unseal({ peer, sessionId }: MeshMember, sealed: string, from: Address | null): void {
    const content = this.#post.open({ id: peer.id, address: from, sessionId }, sealed);
    if (content === undefined) this.#options.log('dropped an unreadable signal');
    else peer.receive(content, from, sessionId);
  }

  #returned(to: Address, reason: SignalRefusal): void {
    this.#options.log(`a signal to ${to} came back: ${reason}`);
    if (reason === 'gone') this.#lose(to);
  }

  #seatAt(address: Address): MeshMember | undefined {
    for (const seat of this.#seats.values()) if (seat.peer.address === address) return seat;
    return undefined;
  }
}

const wayOf = ({ state, route }: PeerReach): Way | null =>
  state === 'open' ? { kind: 'direct' } : route.kind === 'via' ? route : null;
