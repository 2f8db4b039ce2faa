/**
 * Applies what the server tells, in its order: each event waits until its cards, and those of all events before it, are
 * verified. Keeps which member the server has at which address; who is here or has left is the membership's to decide.
 */
import type { Address, IceGrant, Newcomer, SignalRefusal } from '../../../src/protocol.ts';
import type { MemberId } from '../crypto/signer.ts';
import { VerificationQueue } from '../crypto/verification-queue.ts';
import type { SealedPaths } from '../sealed/sealed-paths.ts';
import { Directory, type Listed } from '../signaling/directory.ts';
import { EarlySignals } from '../signaling/early-signals.ts';
import type { IceSupply } from '../signaling/ice-supply.ts';
import type { SignalTransport } from '../signaling/signal-transport.ts';
import type { Admission, OperatorRules, SignalingHandlers, SignalingStatus } from '../signaling/signaling.ts';
import type { Membership } from './membership.ts';
import type { MeshOptions } from './mesh-contract.ts';
import type { MeshMember } from './mesh-member.ts';
import type { Twins } from './twins.ts';

export interface ServerEventsOptions {
  readonly mesh: MeshOptions;
  /** Mine. */
  readonly sessionId: string;
  readonly ice: IceSupply;
  readonly transport: SignalTransport;
  readonly membership: Membership;
  /** Null while it is not loaded. */
  sealedPaths(): SealedPaths | null;
  /** The server told what its operator allows. */
  ruled(rules: OperatorRules): void;
  /** The other session with my key: to be told of, or to be heard. */
  withTwins(use: (twins: Twins) => void): void;
}

export class ServerEvents implements Omit<SignalingHandlers, 'request'> {
  readonly #options: ServerEventsOptions;
  readonly #directory: Directory;
  readonly #early: EarlySignals;
  readonly #queue: VerificationQueue;
  #server: 'there' | 'lost' | 'unknown' = 'unknown';
  /** Members of the first admission were here before me; members that only a later one lists came since. */
  #wasAdmitted = false;
  #isClosed = false;

  constructor(options: ServerEventsOptions) {
    this.#options = options;
    this.#directory = new Directory(options.mesh.seal);
    this.#early = new EarlySignals(options.mesh.clock);
    this.#queue = new VerificationQueue(options.mesh);
  }

  /** The server can say who is there, and passes signals on. */
  get isServerThere(): boolean {
    return this.#server === 'there';
  }

  /** The server is not reached at all. */
  get isServerLost(): boolean {
    return this.#server === 'lost';
  }

  status(status: SignalingStatus): void {
    this.#inOrder(() => {
      const { mesh, membership } = this.#options;
      this.#server = SERVER[status.kind];
      if (status.kind === 'connected') this.#options.ruled(status);
      mesh.handlers.status(status);
      for (const member of membership.all) membership.weigh(member);
    });
  }

  serverClock(aheadMs: number): void {
    this.#options.mesh.handlers.serverClock(aheadMs);
  }

  admitted(admission: Admission): void {
    this.#inOrder((listed) => this.#admit(admission, listed), admission.members);
  }

  joined(newcomer: Newcomer): void {
    this.#inOrder(
      ([listed]) => {
        if (!listed) return;
        if (this.#isTwin(listed)) this.#follow(listed);
        else this.#enter(listed, false);
      },
      [newcomer],
    );
  }

  left(address: Address): void {
    this.#inOrder(() => this.#lose(address));
  }

  signal(from: Address, sealed: string): void {
    this.#inOrder(() => this.#receive(from, sealed));
  }

  packet(from: Address, packet: string): void {
    this.#inOrder(() => this.#atLastResort(from, (paths, id) => paths.packet(id, packet)));
  }

  undelivered(to: Address, reason: SignalRefusal): void {
    this.#inOrder(() => {
      this.#options.mesh.log(`a signal to ${to} came back: ${reason}`);
      if (reason === 'gone') this.#lose(to);
      else this.#atLastResort(to, (paths, id) => paths.undelivered(id));
    });
  }

  iceServers(grant: Readonly<IceGrant>): void {
    this.#inOrder(() => this.#grant(grant));
  }

  /** Nothing takes effect any more. Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#queue.close();
  }

  /** `listed` are those of the newcomers whose cards are genuine and of this room. */
  #inOrder(action: (listed: readonly Listed[]) => void, newcomers: readonly Newcomer[] = []): void {
    const cards = newcomers.flatMap((newcomer) => this.#directory.read(newcomer) ?? []);
    const claims = cards.flatMap((card) => card.claims);
    this.#queue.pass(claims, (verify) => {
      const listed = cards.flatMap((card) => this.#directory.list(card, verify) ?? []);
      const dropped = newcomers.length - listed.length;
      if (dropped > 0) this.#options.mesh.log(`dropped ${dropped} cards not of this room or address`);
      action(listed);
    });
  }

  #admit(admission: Admission, listed: readonly Listed[]): void {
    const { mesh, transport, membership } = this.#options;
    this.#server = 'there';
    transport.address = admission.address;
    this.#grant(admission);
    this.#directory.keepOnly(listed);
    for (const { peer } of membership.all) peer.address = null;
    const members = listed.flatMap((each) => this.#enter(each, !this.#wasAdmitted) ?? []);
    const connect = () => {
      for (const { peer } of members) peer.connect();
    };
    if (listed.some((each) => this.#isTwin(each)))
      mesh.clock.after(TWIN_MS, () => this.#isClosed || connect());
    else connect();
    for (const member of membership.all) {
      if (this.#wasAdmitted) member.peer.moved();
      membership.weigh(member);
    }
    this.#wasAdmitted = true;
  }

  #grant(grant: Readonly<IceGrant>): void {
    const { ice, mesh } = this.#options;
    ice.grant(grant);
    mesh.handlers.meansChanged(ice.means.hasTurn);
  }

  /** Null for a session that is over, and for my own. */
  #enter({ address, card }: Listed, wasHere: boolean): MeshMember | null {
    const { mesh, membership } = this.#options;
    if (membership.isPast(card)) {
      this.#directory.strike(address);
      mesh.log('dropped a card of a session that is over');
      return null;
    }
    // An earlier connection of mine that the server has not given up yet.
    if (card.id === mesh.signer.id) return null;
    const member = membership.enter(card, address, wasHere);
    for (const sealed of this.#early.take(address)) membership.signalled(member, sealed, address);
    return member;
  }

  #follow({ address, card }: Listed): void {
    this.#options.withTwins((twins) => twins.followed(address, card.sessionId));
  }

  /** Another session with my own key. */
  #isTwin({ card }: Listed): boolean {
    const { mesh, sessionId } = this.#options;
    return card.id === mesh.signer.id && card.sessionId !== sessionId;
  }

  #atLastResort(address: Address, use: (paths: SealedPaths, id: MemberId) => void): void {
    const [paths, member] = [this.#options.sealedPaths(), this.#options.membership.at(address)];
    if (paths && member) use(paths, member.peer.id);
  }

  #lose(address: Address): void {
    this.#directory.strike(address);
    const member = this.#options.membership.at(address);
    if (member) this.#options.membership.lost(member);
  }

  #receive(from: Address, sealed: string): void {
    const { membership, withTwins } = this.#options;
    const listed = this.#directory.at(from);
    if (listed && this.#isTwin(listed))
      return withTwins((twins) => twins.receive(listed.card.sessionId, sealed));
    if (!membership.at(from) && listed) this.#enter(listed, false); // taken for gone too early
    const member = membership.at(from);
    if (member) membership.signalled(member, sealed, from);
    else this.#early.keep(from, sealed);
  }
}

/**
 * Another session with my key is listed: so long nobody is offered a connection, because the links of whoever was here
 * before me would be replaced. Mostly it is an earlier one of mine that the server has not given up.
 */
const TWIN_MS = 2_000;

const SERVER = { joining: 'unknown', connected: 'there', unreachable: 'lost', refused: 'unknown' } as const;
