/**
 * Who is in the room, by which evidence, and who has left: one peer for each member, whatever their address. Knows
 * neither how the server tells of members nor what frames say.
 */
import type { Address } from '../../../src/protocol.ts';
import type { MemberId } from '../crypto/signer.ts';
import { prefixed } from '../log.ts';
import type { Introduction } from '../peer/hello.ts';
import { Peer } from '../peer/peer.ts';
import type { PeerContext } from '../peer/peer-contract.ts';
import type { SealedPaths } from '../sealed/sealed-paths.ts';
import { isWrapped } from '../sealed/wrapped-signal.ts';
import type { Card } from '../signaling/card.ts';
import type { IceSupply } from '../signaling/ice-supply.ts';
import type { SignalTransport } from '../signaling/signal-transport.ts';
import { DepartureDetector } from './departure-detector.ts';
import { IndirectDiscovery } from './indirect-discovery.ts';
import { MemberNews } from './member-news.ts';
import type { MeshOptions } from './mesh-contract.ts';
import { inspectMember, type LinkInspection } from './mesh-inspection.ts';
import { MeshMember } from './mesh-member.ts';
import type { Reachability } from './reachability.ts';
import { Sessions } from './sessions.ts';
import type { Topology } from './topology.ts';

export interface MembershipOptions {
  readonly mesh: MeshOptions;
  readonly ice: IceSupply;
  readonly topology: Topology;
  readonly reachability: Reachability;
  readonly transport: SignalTransport;
  /** For whom no other way is left; null while it is not loaded, which asking for it begins. */
  sealedPaths(): SealedPaths | null;
  /** My own, for every link and card. */
  introduction(): Introduction;
  /** The network may have changed: is the server still there? */
  checkServer(): void;
}

export class Membership {
  readonly #options: MembershipOptions;
  readonly #members = new Map<MemberId, MeshMember>();
  readonly #sessions = new Sessions();
  readonly #discovery: IndirectDiscovery;
  readonly #context: PeerContext;
  readonly #news: MemberNews;
  #isClosed = false;

  constructor(options: MembershipOptions) {
    this.#options = options;
    const { mesh, ice, reachability } = options;
    this.#news = new MemberNews({ handlers: mesh.handlers, router: mesh.router, reachability });
    this.#discovery = new IndirectDiscovery(mesh.clock, () => this.#discover());
    this.#context = {
      ...mesh,
      signingContext: mesh.seal.signingContext,
      iceServers: () => ice.servers,
      isTurnOnly: () => ice.isTurnOnly,
      sessionId: options.introduction().sessionId,
      introduction: options.introduction,
      decode: mesh.router.decode,
    };
  }

  /** What every peer is given. */
  get peerContext(): PeerContext {
    return this.#context;
  }

  get ids(): Iterable<MemberId> {
    return this.#members.keys();
  }

  get all(): Iterable<MeshMember> {
    return this.#members.values();
  }

  get(id: MemberId): MeshMember | undefined {
    return this.#members.get(id);
  }

  /** The member whom the server has at the address. */
  at(address: Address): MeshMember | undefined {
    for (const member of this.#members.values()) if (member.peer.address === address) return member;
    return undefined;
  }

  /** Whether the session that the card is of is over. */
  isPast({ id, sessionId }: Card): boolean {
    return this.#sessions.isPast(id, sessionId);
  }

  /** The server has a member at an address. Whoever is here already keeps their links. */
  enter({ id, name, sessionId }: Card, address: Address, wasHere: boolean): MeshMember {
    const member = this.#members.get(id) ?? this.#add(id, name);
    member.peer.address = address;
    // A hello proved the session of an open link; a card may have been held up on its way.
    if (member.peer.isOpen && member.isKnown && member.sessionId !== sessionId) member.announced(sessionId);
    else this.#recognise(member, sessionId);
    this.#news.introduce(member, name, wasHere);
    this.weigh(member);
    member.peer.wayOpened();
    return member;
  }

  /** The server no longer has the member. */
  lost(member: MeshMember): void {
    member.peer.address = null;
    if (member.peer.isOpen) member.peer.probe(); // it may be as dead as the connection to the server: find out
    this.weigh(member);
  }

  /** A genuine frame of theirs came over others. False where they are no member. */
  heardFrom(id: MemberId): boolean {
    const member = this.#members.get(id);
    if (member) this.#news.introduce(member, null, false);
    return member !== undefined;
  }

  /** The member said goodbye. */
  saidBye(id: MemberId, sessionId: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.saidBye(sessionId);
    this.weigh(member);
  }

  /** A signal of the member, from the server's address for them or over others. */
  signalled({ peer, sessionId }: MeshMember, sealed: string, from: Address | null): void {
    const content = this.#options.transport.open({ id: peer.id, address: from, sessionId }, sealed);
    if (content === undefined) this.#options.mesh.log('dropped an unreadable signal');
    else if (isWrapped(content)) {
      if (from !== null) this.#options.sealedPaths()?.signalled(peer.id, content, from);
    } else peer.receive(content, from, sessionId);
  }

  /** A witness may have changed its view of whether the member is there. */
  weigh(member: MeshMember): void {
    this.#weighLastResort(member);
    member.weigh(this.#options.reachability);
  }

  /** These are reached in another way now, or in none. */
  rerouted(ids: readonly MemberId[]): void {
    if (this.#isClosed) return;
    for (const id of ids) {
      const member = this.#members.get(id);
      if (!member) continue;
      this.#weighLastResort(member);
      this.#news.report(member);
      member.peer.wayOpened();
    }
    this.#discover();
    this.#options.mesh.handlers.topologyChanged();
  }

  inspect(): Promise<LinkInspection[]> {
    const { reachability } = this.#options;
    const introduced = [...this.#members.values()].filter(({ isIntroduced }) => isIntroduced);
    return Promise.all(introduced.map((member) => inspectMember(member, reachability.of(member.peer))));
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    for (const member of this.#members.values()) member.close();
  }

  #add(id: MemberId, name: string | null): MeshMember {
    const { mesh, reachability, transport, checkServer } = this.#options;
    const log = prefixed(mesh.log, name ?? 'somebody');
    const peer = new Peer(
      id,
      this.#context,
      {
        hasWay: () => reachability.hasWay(peer),
        signal: (signal, isDetour) =>
          log(transport.send({ id, address: peer.address, sessionId: member.sessionId }, signal, isDetour)),
        opened: (introduction) => this.#opened(member, introduction),
        suspected: () => member.hasSaidBye || checkServer(),
        changed: () => this.#changed(id),
        frame: (frame) => mesh.router.receive(id, frame),
        misbehaved: (what) => mesh.handlers.misbehaved(id, what),
      },
      log,
    );
    const member = new MeshMember(peer, new DepartureDetector(mesh.clock, () => this.#remove(member)));
    this.#members.set(id, member);
    this.#discovery.cameBack(id);
    return member;
  }

  /** The member proved who they are on a path of the last resort. */
  openedSealed(id: MemberId, introduction: Introduction): void {
    const member = this.#members.get(id);
    if (member) this.#opened(member, introduction);
  }

  /** How the last resort stands with the member may have changed. */
  changedSealed(id: MemberId): void {
    const member = this.#members.get(id);
    if (member && !this.#isClosed) this.#news.report(member);
  }

  #weighLastResort({ peer }: MeshMember): void {
    if (peer.state !== 'connecting' && peer.state !== 'interrupted')
      this.#options.sealedPaths()?.weigh(peer.id);
  }

  #opened(member: MeshMember, { name, sessionId }: Introduction): void {
    const { id } = member.peer;
    if (this.#members.get(id) !== member) return;
    this.#sessions.proved(id, sessionId);
    this.#recognise(member, sessionId);
    this.#news.opened(member, name);
  }

  #recognise(member: MeshMember, sessionId: string): void {
    const { id } = member.peer;
    if (member.sessionId !== sessionId) this.#sessions.ended(id, member.sessionId);
    member.greeted(sessionId);
    if (this.#sessions.saw(id, sessionId)) this.#news.renewed(member);
  }

  #changed(id: MemberId): void {
    const member = this.#members.get(id);
    if (!member || this.#isClosed) return;
    const { topology } = this.#options;
    const announced = member.takeAnnounced();
    if (announced !== null && this.#sessions.saw(id, announced)) this.#news.renewed(member);
    topology.setNeighbour(id, member.peer.isOpen);
    this.#weighLastResort(member);
    if (member.peer.record.isOverTurn) topology.announceLater();
    this.#news.report(member);
  }

  /** For members that the server never told of: it lost one of us. */
  #discover(): void {
    if (this.#isClosed) return;
    for (const id of this.#options.topology.members) {
      if (this.#members.has(id)) continue;
      const unproven = [...this.#members.values()].filter(({ isKnown }) => !isKnown).length;
      if (this.#discovery.isWorthAnOffer(id, unproven)) this.#add(id, null).peer.connect();
    }
  }

  #remove(member: MeshMember): void {
    const { id } = member.peer;
    if (!this.#members.delete(id)) return;
    if (member.hasSaidBye) this.#sessions.ended(id, member.sessionId);
    this.#discovery.left(id);
    member.close();
    this.#options.sealedPaths()?.left(id);
    this.#options.topology.setNeighbour(id, false);
    this.#news.left(member);
  }
}
