/**
 * A whole room under faults: members on hosts that crash, reload, lose the network and each other, while they talk.
 * One seed decides everything, so a run that fails can be repeated exactly.
 */
import type { Seal } from '../net/crypto/seal.ts';
import type { MemberId, Verify, VerifyAhead } from '../net/crypto/signer.ts';
import { encodeFrame } from '../net/protocol/frame.ts';
import { memoryStore, type Store } from '../room/keep/storage.ts';
import { type Entry, type EntryId, entryId, type LogId, logIdOf, signEntry } from '../room/log/entry.ts';
import { MAX_SEEN } from '../room/log/entry-schema.ts';
import { privateChannel } from '../room/private/private-channel.ts';
import { PrivateConversations } from '../room/private/private-conversations.ts';
import { Room } from '../room/room.ts';
import { LOG, NAME_WORDS } from './ids.ts';
import { nodeSigner, nodeVerify, plainAgreement } from './node-keys.ts';
import { Random } from './random.ts';
import { type Host, SimNetwork } from './sim-network.ts';
import { SimServer } from './sim-server.ts';
import { HostClock, VirtualClock } from './virtual-clock.ts';

export interface ScenarioOptions {
  readonly seed: number;
  /** How long faults go on, in virtual milliseconds. */
  readonly faultsMs?: number;
  readonly verify?: Verify;
}

/** One person with one browser and one tab; what is stored outlives a reload, the room object does not. */
export interface Actor {
  readonly name: string;
  readonly secretKey: Uint8Array;
  /** Of the tab, and of the browser. */
  store: Store;
  readonly lasting: Store;
  /** By how much the device's clock is off. */
  skewMs: number;
  host: Host;
  clock: HostClock | null;
  room: Room | null;
  conversations: PrivateConversations | null;
}

export type Present = Actor & { readonly room: Room; readonly conversations: PrivateConversations };

/** Long enough for every back-off and grace period to run out. */
export const SETTLE_MS = 100_000;

export class Scenario {
  readonly seed: number;
  readonly clock = new VirtualClock();
  readonly random: Random;
  readonly network: SimNetwork;
  readonly server: SimServer;
  readonly actors: Actor[] = [];
  /** Entries of which more than one version was told. */
  readonly equivocations = new Set<EntryId>();
  /** By entry: what its author had when writing it. */
  readonly held = new Map<EntryId, readonly EntryId[]>();
  /** Logs that their author lost: what nobody else had of them is gone. */
  readonly lostLogs = new Set<LogId>();
  /** What members had and lost: for a while others may believe them to have it still. */
  readonly lostEntries = new Map<MemberId, Set<EntryId>>();
  readonly #verify: Verify;
  /** Of what is verified ahead: with a source of its own, so that it leaves the rest of a seed as it is. */
  readonly #delays: Random;
  readonly #lastingCuts: (readonly [Host, Host])[] = [];
  /** For following a run that failed. */
  log: (actor: string, line: string) => void = () => undefined;
  #serial = 0;

  constructor({ seed, verify = nodeVerify }: ScenarioOptions) {
    this.seed = seed;
    this.#verify = verify;
    this.random = new Random(seed);
    this.#delays = new Random(~seed);
    this.network = new SimNetwork(this.clock, this.random);
    this.server = new SimServer(this.clock, this.random);
  }

  get present(): readonly Present[] {
    return this.actors.filter((actor): actor is Present => actor.room !== null);
  }

  /** A new person opens the link. */
  arrive(skewMs = 0): Actor {
    const name = `Actor ${this.actors.length + 1}`;
    const actor: Actor = {
      name,
      secretKey: this.random.bytes(32),
      store: memoryStore(),
      lasting: memoryStore(),
      skewMs,
      host: { name, isAlive: true },
      clock: null,
      room: null,
      conversations: null,
    };
    this.actors.push(actor);
    this.open(actor);
    return actor;
  }

  /** Opens the page, anew or after a reload or crash. */
  open(actor: Actor): void {
    const host: Host = { name: `${actor.name}.${this.#serial++}`, isAlive: true };
    const clock = new HostClock(this.clock, actor.skewMs);
    actor.host = host;
    actor.clock = clock;
    const signer = nodeSigner(actor.secretKey);
    actor.room = new Room({
      roomId: 'room',
      name: actor.name,
      suggestName: null,
      nameWords: NAME_WORDS,
      isTurnOnly: false,
      store: actor.store,
      lasting: actor.lasting,
      signer,
      verify: this.#verify,
      verifyAhead: this.#delays.chance(0.5) ? undefined : this.#verifyLate(clock),
      seal: plainSeal,
      clock,
      random: this.random.next,
      log: (line) => this.log(actor.name, line),
      openSignaling: this.server.signalingFor(host),
      createLink: (options) => this.network.createLink(host, options),
    });
    const { router, conversationContext } = actor.room;
    actor.conversations = new PrivateConversations({
      ...conversationContext,
      channel: router.channel(privateChannel),
      agree: plainAgreement(signer.id),
      randomBytes: (count) => this.random.bytes(count),
    });
  }

  /** Closes the page in good order. */
  close(actor: Actor): void {
    actor.room?.close();
    actor.conversations?.close();
    this.#stop(actor);
  }

  /** The browser is gone without a goodbye. */
  crash(actor: Actor): void {
    this.network.crash(actor.host);
    this.server.drop(actor.host);
    this.#stop(actor);
  }

  /** What the tab kept goes with it; the key and what the browser keeps stay. To be called before the page is gone. */
  loseTab(actor: Actor): void {
    const { room, conversations } = actor;
    const withOthers = conversations?.list.value.map(({ other }) => conversations.with(other)?.talk) ?? [];
    for (const talk of [room?.talk, ...withOthers])
      for (const entry of talk?.entries ?? [])
        if (entry.author === room?.self) this.lostLogs.add(logIdOf(entry));
    if (room) {
      const lost = this.lostEntries.get(room.self) ?? new Set<EntryId>();
      for (const entry of room.talk.entries) lost.add(entryId(entry));
      this.lostEntries.set(room.self, lost);
    }
    actor.store = memoryStore();
  }

  /** Cuts or restores every way of one host, to the server and to all others. */
  setOffline(actor: Actor, isOffline: boolean): void {
    for (const other of this.actors)
      if (other !== actor) this.network.setCut(actor.host, other.host, isOffline);
    this.server.setReach(actor.host, !isOffline);
  }

  /** Everything works again but the lasting cuts. */
  heal(): void {
    for (const a of this.actors) {
      this.server.setReach(a.host, true);
      for (const b of this.actors)
        if (a !== b) this.network.setCut(a.host, b.host, this.isCutForLong(a.host, b.host));
    }
    this.server.setUp(true);
    this.server.lossRate = 0;
    this.network.loses = () => false;
  }

  isCutForLong(a: Host, b: Host): boolean {
    return this.#lastingCuts.some((pair) => pair.includes(a) && pair.includes(b));
  }

  cutForLong(a: Host, b: Host): void {
    this.#lastingCuts.push([a, b]);
    this.network.setCut(a, b, true);
  }

  /** An author tells `victim` another version of one of their entries; which of the two stays is for all to agree on. */
  equivocate(liar: Actor, victim: Actor): void {
    const own = liar.room?.talk.entries.filter(({ author }) => author === liar.room?.self) ?? [];
    if (own.length === 0) return;
    const { log, seq, at, seen } = this.random.pick(own);
    const body = { kind: 'text', text: 'x'.repeat(this.random.between(1, 30)) } as const;
    const entry = signEntry(nodeSigner(liar.secretKey), plainSeal.signingContext, {
      log,
      seq,
      at,
      seen,
      body,
    });
    this.#tellUnasked(liar, victim, entry);
  }

  /** Their next entry, with a time and a past as nobody has them, told to `victim` alone. */
  claimAnyTime(liar: Actor, victim: Actor): void {
    const { room } = liar;
    if (!room) return;
    const digests = room.talk.entries.flatMap(({ seen }) => seen);
    const entry = signEntry(nodeSigner(liar.secretKey), plainSeal.signingContext, {
      ...nextPlace(room),
      at: this.random.pick([0, this.clock.now(), 8.64e15]),
      seen: this.random.pick([[], ['A'.repeat(22)], digests.slice(0, this.random.between(0, MAX_SEEN))]),
      body: { kind: 'text', text: 'at any time' },
    });
    this.#tellUnasked(liar, victim, entry);
  }

  /** The device's clock is set while the page is open. */
  setClock(actor: Actor, skewMs: number): void {
    actor.skewMs = skewMs;
    if (actor.clock) actor.clock.skewMs = skewMs;
  }

  /** Notes for all entries that are written meanwhile what their authors have. */
  watchWriting(action: () => void): void {
    const before = new Map(this.present.map(({ room }) => [room, room.talk.entries.map(entryId)]));
    action();
    for (const [room, held] of before) {
      const had = new Set(held);
      for (const entry of room.talk.entries)
        if (entry.author === room.self && !had.has(entryId(entry))) this.held.set(entryId(entry), held);
    }
  }

  #tellUnasked(liar: Actor, victim: Actor, entry: Entry): void {
    this.equivocations.add(entryId(entry));
    this.network.inject(liar.host, victim.host, encodeFrame({ type: 'entries', entries: [entry] }));
  }

  mendLastingCuts(): void {
    this.#lastingCuts.length = 0;
  }

  /** Somebody on the link from `liar` to `victim` says that another one said something. */
  forge(liar: Actor, victim: Actor, author: Actor): void {
    const { room } = author;
    if (!room) return;
    const entry: Entry = {
      author: room.self,
      ...nextPlace(room),
      at: this.clock.now(),
      seen: [],
      body: { kind: 'text', text: 'forged' },
      signature: 'A'.repeat(86),
    };
    this.network.inject(liar.host, victim.host, encodeFrame({ type: 'entries', entries: [entry] }));
  }

  /** As a browser does that verifies signatures in its own time, which may take a while. */
  #verifyLate(clock: HostClock): VerifyAhead {
    return (claims, answer) => {
      const genuine = new Set(
        claims.filter((claim) => this.#verify(...claim)).map((claim) => JSON.stringify(claim)),
      );
      const delayMs = this.#delays.chance(0.9)
        ? this.#delays.between(0, 20)
        : this.#delays.between(20, 2_000);
      clock.after(delayMs, () =>
        answer((...claim) => genuine.has(JSON.stringify(claim)) || this.#verify(...claim)),
      );
    };
  }

  #stop(actor: Actor): void {
    actor.clock?.stop();
    actor.host.isAlive = false;
    actor.room = null;
  }
}

/** Where the member's next entry would stand, as far as they have said anything. */
function nextPlace({ self, talk }: Room): Pick<Entry, 'log' | 'seq'> {
  const own = talk.entries.filter(({ author }) => author === self);
  const log = own.at(-1)?.log ?? LOG;
  return { log, seq: own.filter((entry) => entry.log === log).length + 1 };
}

/** Sealing is tested on its own; here it only has to keep contexts apart, cheaply. */
const plainSeal: Seal = {
  roomVerifier: 'verifier',
  signingContext: 'signingContext',
  close: (content, context) => JSON.stringify({ content, context }),
  open(sealed, context) {
    const packet = JSON.parse(sealed) as { content: unknown; context: string };
    return packet.context === context ? packet.content : undefined;
  },
};
