/**
 * All my links with everybody in the room: puts together who is here (`Membership`), what the server tells
 * (`ServerEvents`), who is linked with whom (`Topology`) and what goes over others (`Relay`). Knows nothing of text.
 */
import type { IceServer, LastResort } from '../../../src/protocol.ts';
import type { MemberId } from '../crypto/signer.ts';
import type { LinkMedia, LinkTerms } from '../link/link.ts';
import type { Introduction } from '../peer/hello.ts';
import type { ChannelFrame } from '../protocol/channel-kind.ts';
import { byeChannel, linksChannel, relayChannel, signalChannel } from '../protocol/net-channels.ts';
import type { SealedPaths } from '../sealed/sealed-paths.ts';
import { sealCard } from '../signaling/card.ts';
import { IceSupply } from '../signaling/ice-supply.ts';
import { SignalTransport } from '../signaling/signal-transport.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { ChannelOf } from './frame-router.ts';
import { Membership } from './membership.ts';
import type { MeshOptions } from './mesh-contract.ts';
import type { MeshInspection } from './mesh-inspection.ts';
import { Reachability } from './reachability.ts';
import { Relay } from './relay.ts';
import { ServerEvents } from './server-events.ts';
import { Topology } from './topology.ts';
import type { Twins } from './twins.ts';

export class Mesh {
  readonly #options: MeshOptions;
  /** Names this session. */
  readonly #sessionId: string;
  readonly #ice: IceSupply;
  readonly #topology: Topology;
  readonly #relay: Relay;
  readonly #signalTransport: SignalTransport;
  readonly #membership: Membership;
  readonly #serverEvents: ServerEvents;
  #twins: Twins | null = null;
  #lastResort: LastResort = 'off';
  #sealedPaths: SealedPaths | 'loading' | null = null;
  readonly #signaling: Signaling;
  readonly #bye: ChannelOf<typeof byeChannel>;
  #isClosed = false;

  constructor(options: MeshOptions) {
    this.#options = options;
    const { seal, roomId, signer, clock, router } = options;
    this.#sessionId = Math.floor(options.random() * 2 ** 52).toString(36);
    this.#bye = router.channel(byeChannel);
    const relayed = router.channel(relayChannel);
    const signals = router.channel(signalChannel);
    this.#ice = new IceSupply(clock, options.isTurnOnly, () => this.#signaling.check());
    this.#topology = new Topology({
      self: signer.id,
      clock,
      announce: (neighbours) => this.#announce(neighbours),
      changed: (rerouted) => this.#membership.rerouted(rerouted),
    });
    this.#relay = new Relay({
      sessionId: this.#sessionId,
      ...options,
      signingContext: seal.signingContext,
      isMember: (id) => this.#membership.get(id) !== undefined,
      routeTo: (id) => this.#topology.routeTo(id),
      sendDirectly: (to, frame) => relayed.send(to, frame),
      decode: router.decodeRelayed,
      deliver: (from, frame) => this.#deliver(from, frame),
    });
    this.#signalTransport = new SignalTransport({
      self: signer.id,
      sessionId: this.#sessionId,
      seal,
      sendToAddress: (to, sealed) => this.#signaling.send(to, sealed),
      sendOverMembers: (to, sealed) => signals.relay(to, { type: 'signal', sealed }),
    });
    this.#membership = new Membership({
      mesh: options,
      ice: this.#ice,
      topology: this.#topology,
      reachability: new Reachability({
        ice: this.#ice,
        topology: this.#topology,
        relay: this.#relay,
        isServerThere: () => this.#serverEvents.isServerThere,
        lastResortOf: (id) => this.#sealed?.stateOf(id) ?? 'none',
      }),
      transport: this.#signalTransport,
      sealedPaths: () => this.#needSealedPaths(),
      introduction: () => this.#introduction(),
      checkServer: () => this.#signaling.check(),
    });
    this.#serverEvents = new ServerEvents({
      mesh: options,
      sessionId: this.#sessionId,
      withTwins: (use) => this.#withTwins(use),
      ice: this.#ice,
      transport: this.#signalTransport,
      membership: this.#membership,
      sealedPaths: () => this.#sealed,
      ruled: ({ lastResort }) => {
        this.#lastResort = lastResort;
      },
    });
    const events = this.#serverEvents;
    this.#signaling = options.openSignaling({
      request: (address) => ({
        roomId,
        roomVerifier: seal.roomVerifier,
        card: sealCard(seal, signer, this.#introduction(), address),
      }),
      status: (status) => events.status(status),
      serverClock: (aheadMs) => events.serverClock(aheadMs),
      admitted: (admission) => events.admitted(admission),
      joined: (newcomer) => events.joined(newcomer),
      left: (address) => events.left(address),
      signal: (from, sealed) => events.signal(from, sealed),
      packet: (from, packet) => events.packet(from, packet),
      undelivered: (to, reason) => events.undelivered(to, reason),
      iceServers: (grant) => events.iceServers(grant),
    });
    this.#plugIn();
  }

  /** To the member's own link, as long as that one lasts. */
  attachMedia(id: MemberId, media: LinkMedia | null): void {
    this.#membership.get(id)?.peer.attachMedia(media);
  }

  /** For further connections with the member. */
  terms(id: MemberId): LinkTerms {
    const peer = this.#membership.get(id)?.peer;
    const { servers: iceServers, isTurnOnly } = this.#ice;
    return {
      fingerprints: peer?.fingerprints ?? null,
      isOverTurn: peer?.record.isOverTurn ?? null,
      iceServers,
      isTurnOnly,
    };
  }

  /** Whether the two hold a link with each other, as far as members have told. */
  isLinked(a: MemberId, b: MemberId): boolean {
    return this.#topology.isLinked(a, b);
  }

  /** From now on every link goes over TURN, or any way again; those there are made anew. */
  setTurnOnly(isTurnOnly: boolean): void {
    if (this.#ice.isTurnOnly === isTurnOnly) return;
    this.#ice.isTurnOnly = isTurnOnly;
    for (const { peer } of this.#membership.all) peer.renew();
  }

  /** The STUN and TURN servers, as far as they are known. */
  get iceServers(): readonly IceServer[] {
    return this.#ice.servers;
  }

  async inspect(): Promise<MeshInspection> {
    const links = await this.#membership.inspect();
    return { links, told: [...this.#topology.told()], means: this.#ice.means };
  }

  /** Asks every open link for a sign of life: after sleep, or when the network changed. */
  probe(): void {
    if (this.#serverEvents.isServerLost) this.#signaling.retry();
    else this.#signaling.check();
    for (const { peer } of this.#membership.all) peer.probe();
    this.#sealed?.probe();
  }

  /** Talks with the member through the server, once they want it too; ends by itself where another way opens. */
  wantLastResort(id: MemberId): void {
    this.#sealed?.want(id);
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
    for (const id of this.#membership.ids) if (!this.#bye.send(id, bye)) this.#bye.relay(id, bye);
    this.#sealed?.close();
    this.#membership.close();
    this.#topology.close();
    this.#serverEvents.close();
    this.#twins?.close();
    this.#ice.close();
    this.#signaling.close();
  }

  /** Subscribes to the net's own channels, and carries out what all channels send. */
  #plugIn(): void {
    const { router } = this.#options;
    router.attach({
      send: (to, frame, isAnswered) =>
        this.#membership.get(to)?.peer.send(frame, isAnswered) === true ||
        this.#sealed?.send(to, frame, isAnswered) === true,
      relay: (to, frame) => this.#relay.send(to, frame),
    });
    this.#bye.subscribe({ onFrame: (from, { sessionId }) => this.#membership.saidBye(from, sessionId) });
    router
      .channel(linksChannel)
      .subscribe({ onFrame: (from, told) => this.#topology.setLinks(from, told.members, told.relayed) });
    router.channel(relayChannel).subscribe({ onFrame: (_, frame) => this.#relay.receive(frame) });
    router.channel(signalChannel).subscribe({
      onFrame: (from, { sealed }) => {
        const member = this.#membership.get(from);
        if (member) this.#membership.signalled(member, sealed, null);
      },
    });
  }

  get #sealed(): SealedPaths | null {
    return this.#sealedPaths === 'loading' ? null : this.#sealedPaths;
  }

  /** Null until it is loaded, which this begins where somebody is not reached and the operator allows it. */
  #needSealedPaths(): SealedPaths | null {
    if (this.#sealedPaths !== null || this.#lastResort === 'off') return this.#sealed;
    this.#sealedPaths = 'loading';
    this.#options.loadSealedPaths((make) => {
      if (this.#isClosed) return;
      this.#sealedPaths = make({
        ...this.#options,
        context: this.#membership.peerContext,
        membership: this.#membership,
        topology: this.#topology,
        transport: this.#signalTransport,
        signaling: this.#signaling,
        mode: () => this.#lastResort,
        isServerThere: () => this.#serverEvents.isServerThere,
      });
      for (const id of this.#membership.ids) {
        this.#sealedPaths.weigh(id);
        this.#membership.changedSealed(id);
      }
    });
    return this.#sealed;
  }

  #withTwins(use: (twins: Twins) => void): void {
    const { loadTwins, handlers } = this.#options;
    loadTwins((part) => {
      if (this.#isClosed) return;
      this.#twins ??= new part.Twins({
        ...this.#options,
        sessionId: this.#sessionId,
        send: (to, sealed) => this.#signaling.send(to, sealed),
        doubled: (isYounger) => handlers.doubled(isYounger),
      });
      use(this.#twins);
    });
  }

  /** Tells everybody whom I hold links with, and which of these go over TURN. */
  #announce(neighbours: readonly MemberId[]): void {
    const links = this.#options.router.channel(linksChannel);
    const overTurn = neighbours.filter((id) => this.#membership.get(id)?.peer.record.isOverTurn);
    const told = overTurn.length > 0 ? { relayed: overTurn } : {};
    for (const id of this.#membership.ids)
      links.send(id, { type: 'links', members: [...neighbours], ...told });
  }

  /** A frame that came over others. A goodbye may come from somebody never seen: it introduces nobody. */
  #deliver(from: MemberId, frame: ChannelFrame): void {
    const isMember = frame.type in byeChannel.frames || this.#membership.heardFrom(from);
    if (isMember) this.#options.router.receive(from, frame);
  }

  #introduction(): Introduction {
    return { name: this.#options.ownName(), sessionId: this.#sessionId };
  }
}
