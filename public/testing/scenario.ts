/**
 * A whole room under faults: members on hosts that crash, reload, lose the network and each other, while they talk.
 * One seed decides everything, so a run that fails can be repeated exactly.
 */

import type { Seal } from '../net/crypto/seal.ts';
import type { MemberId, Verify, VerifyAhead } from '../net/crypto/signer.ts';
import { Twins } from '../net/mesh/twins.ts';
import { encodeFrame } from '../net/protocol/frame.ts';
import { SealedPaths } from '../net/sealed/sealed-paths.ts';
import { forgetWhoIAm } from '../room/keep/identity.ts';
import type { RoomStore } from '../room/keep/room-store.ts';
import { memoryStore, type Store } from '../room/keep/storage.ts';
import { openLaterParts } from '../room/later-parts.ts';
import { type Entry, type EntryId, entryId, type LogId, logIdOf, signEntry } from '../room/log/entry.ts';
import { MAX_SEEN } from '../room/log/entry-schema.ts';
import type { Activities } from '../room/people/activities.ts';
import { watchTwin } from '../room/people/twin-watch.ts';
import { privateChannel } from '../room/private/private-channel.ts';
import { PrivateConversations } from '../room/private/private-conversations.ts';
import { Room } from '../room/room.ts';
import { LOG, NAME_WORDS } from './ids.ts';
import { keptStore } from './kept-store.ts';
import { nodeSigner, nodeVerify, plainAgreement } from './node-keys.ts';
import { Random } from './random.ts';
import { SimDisk } from './sim-disk.ts';
import { type Host, SimNetwork } from './sim-network.ts';
import { SimServer } from './sim-server.ts';
import { HostClock, VirtualClock } from './virtual-clock.ts';

export interface ScenarioOptions {
  readonly seed: number;
  /** How long faults go on, in virtual milliseconds. */
  readonly faultsMs?: number;
  readonly verify?: Verify;
  /** Whether half of the devices keep the room. */
  readonly areKeeping?: boolean;
}

/** One person with one browser and one tab; what is stored outlives a reload, the room object does not. */
export interface Actor {
  readonly name: string;
  secretKey: Uint8Array;
  /** Of the tab, and of the browser. */
  store: Store;
  readonly lasting: Store;
  /** Where the device keeps the room; null: in the tab alone. */
  readonly disk: SimDisk | null;
  /** What the page that is open keeps there. */
  kept: RoomStore | null;
  /** What others were told that the page had that was open last. */
  claimed: readonly EntryId[];
  /** By how much the device's clock is off. */
  skewMs: number;
  host: Host;
  clock: HostClock | null;
  room: Room | null;
  conversations: PrivateConversations | null;
  activities: Activities | null;
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
  /** What a crash took before it was kept: it had not left the device. */
  readonly unsent = new Set<EntryId>();
  /** Logs that their author lost: what nobody else had of them is gone. */
  readonly lostLogs = new Set<LogId>();
  /** Promises that were seen broken on the way. */
  readonly broken: string[] = [];
  /** What members had and lost: for a while others may believe them to have it still. */
  readonly lostEntries = new Map<MemberId, Set<EntryId>>();
  readonly #verify: Verify;
  readonly #areKeeping: boolean;
  /** Of what is verified ahead: with a source of its own, so that it leaves the rest of a seed as it is. */
  readonly #delays: Random;
  readonly #lastingCuts: (readonly [Host, Host])[] = [];
  /** For following a run that failed. */
  log: (actor: string, line: string) => void = () => undefined;
  #serial = 0;

  constructor({ seed, verify = nodeVerify, areKeeping = false }: ScenarioOptions) {
    this.#areKeeping = areKeeping;
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
    const disk = this.#areKeeping && this.#delays.chance(0.5) ? this.#newDisk() : null;
    return this.#seat(skewMs, this.random.bytes(32), disk);
  }

  /** A device with a copy of what the other's browser keeps, key included, opens the link. */
  arriveAsCopy({ secretKey, store, lasting }: Actor): Actor {
    return this.#seat(0, secretKey, null, copyOf(store), copyOf(lasting));
  }

  #seat(
    skewMs: number,
    secretKey: Uint8Array,
    disk: SimDisk | null,
    store = memoryStore(),
    lasting = memoryStore(),
  ): Actor {
    const name = `Actor ${this.actors.length + 1}`;
    const actor: Actor = {
      name,
      secretKey,
      store,
      lasting,
      disk,
      kept: null,
      claimed: [],
      skewMs,
      host: { name, isAlive: true },
      clock: null,
      room: null,
      conversations: null,
      activities: null,
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
    actor.disk?.mend();
    actor.kept = actor.disk && keptStore(actor.disk, clock);
    const signer = nodeSigner(actor.secretKey);
    actor.room = new Room({
      roomId: 'room',
      name: actor.name,
      suggestName: null,
      nameWords: NAME_WORDS,
      isTurnOnly: false,
      store: actor.kept ?? actor.store,
      lasting: actor.lasting,
      signer,
      verify: this.#verify,
      verifyAhead: this.#delays.chance(0.5) ? undefined : this.#verifyLate(clock),
      seal: plainSeal,
      clock,
      random: this.random.next,
      log: (line) => this.log(actor.name, line),
      openSignaling: this.server.signalingFor(host),
      loadTwins: (use) => use({ Twins }),
      loadSealedPaths: (use) =>
        use((o) => new SealedPaths({ ...o, randomBytes: (count) => this.random.bytes(count) })),
      createLink: (options) => this.network.createLink(host, options),
    });
    this.#checkClaims(actor, actor.room);
    this.#followTwin(actor, actor.room, clock);
    if (actor.disk && this.#delays.chance(0.2)) this.#spoil(actor, actor.disk, host);
    actor.activities = openLaterParts(actor.room, clock).activities;
    const { router, conversationContext } = actor.room;
    actor.conversations = new PrivateConversations({
      ...conversationContext,
      channel: router.channel(privateChannel),
      agree: plainAgreement(signer.id),
      randomBytes: (count) => this.random.bytes(count),
    });
  }

  /** As the page does: either begins another session, the younger one as somebody else. */
  #followTwin(actor: Actor, room: Room, clock: HostClock): void {
    const reload = (prepare: () => void) =>
      clock.after(1, () => {
        if (actor.room !== room) return;
        this.close(actor);
        prepare();
        this.open(actor);
      });
    watchTwin({
      ...room,
      clock,
      beginAnew: () => reload(() => undefined),
      becomeSomebodyElse: () => {
        for (const entry of room.talk.entries)
          if (entry.author === room.self) this.lostLogs.add(logIdOf(entry));
        reload(() => {
          forgetWhoIAm(actor.store, room.id);
          actor.secretKey = this.random.bytes(32);
        });
      },
    });
  }

  /** Closes the page in good order. */
  close(actor: Actor): void {
    this.#noteClaims(actor);
    actor.room?.close();
    actor.conversations?.close();
    actor.kept?.kept.value?.flush();
    actor.disk?.leave();
    this.#stop(actor);
  }

  /** The browser is gone without a goodbye. */
  crash(actor: Actor): void {
    this.#noteClaims(actor);
    this.network.crash(actor.host);
    this.server.drop(actor.host);
    this.#noteUnsent(actor);
    actor.disk?.crash();
    this.#stop(actor);
  }

  /** What the tab kept goes with it; the key and what the browser keeps stay. To be called before the page is gone. */
  loseTab(actor: Actor): void {
    if (actor.disk === null) this.#loseAll(actor);
    actor.store = memoryStore();
  }

  /** Nothing of what the member has is kept; they may go on for a while. */
  #loseAll(actor: Actor): void {
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
  }

  /** Some are slow: a page that crashes has mostly something under way. */
  #newDisk(): SimDisk {
    const isSlow = this.#delays.chance(0.4);
    return new SimDisk(this.clock, () =>
      isSlow ? this.#delays.between(100, 600) : this.#delays.between(1, 30),
    );
  }

  /** In a while the device is full, or emptied: what is said from then on is gone with the page. */
  #spoil(actor: Actor, disk: SimDisk, host: Host): void {
    this.clock.after(this.#delays.between(0, 30_000), () => {
      if (actor.host !== host || actor.room === null) return;
      if (this.#delays.chance(0.5)) disk.fail('full');
      else disk.evict();
    });
  }

  /** Before the page is gone: what it acknowledged, and what others have of its own. */
  #noteClaims(actor: Actor): void {
    const { room, kept } = actor;
    if (room === null) return;
    if (kept && kept.trouble.value !== null) this.#loseAll(actor);
    const lost = this.lostEntries.get(room.self);
    const claimed = this.present.flatMap(({ room: other }) =>
      other.talk.entries
        .filter((entry) =>
          entry.author === room.self
            ? other !== room
            : entry.author === other.self && other.talk.holders(entryId(entry))?.has(room.self),
        )
        .map(entryId),
    );
    actor.claimed = claimed.filter((id) => !lost?.has(id) && !this.equivocations.has(id));
  }

  /** Before a crash: what of the member's own nobody else has may not be kept. */
  #noteUnsent({ disk, room, conversations }: Actor): void {
    if (disk === null || room === null) return;
    const { self, talk } = room;
    const others = this.present.filter(({ room: other }) => other !== room);
    const sent = new Set<EntryId>();
    const note = (entries: readonly Entry[]) => {
      for (const entry of entries)
        if (entry.author === self && !sent.has(entryId(entry))) this.unsent.add(entryId(entry));
    };
    for (const { room: other } of others) for (const entry of other.talk.entries) sent.add(entryId(entry));
    note(talk.entries);
    for (const { other } of conversations?.list.value ?? []) {
      const them = others.find((each) => each.room.self === other);
      const theirs = them?.conversations.list.value.some((each) => each.other === self)
        ? (them.conversations.with(self)?.talk.entries ?? [])
        : [];
      for (const entry of theirs) sent.add(entryId(entry));
      note(conversations?.with(other)?.talk.entries ?? []);
    }
  }

  /** The page that is opened has what the one before told others that it had. */
  #checkClaims({ name, claimed }: Actor, { talk }: Room): void {
    const held = new Set(talk.entries.map(entryId));
    for (const id of claimed)
      if (!held.has(id)) this.broken.push(`${name} had told that it has ${id.slice(40)}, and has not`);
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

function copyOf(store: Store): Store {
  const copy = memoryStore();
  for (const key of store.keys()) copy.set(key, store.get(key) ?? '');
  return copy;
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
  keepingKey: null,
  close: (content, context) => JSON.stringify({ content, context }),
  open(sealed, context) {
    const packet = JSON.parse(sealed) as { content: unknown; context: string };
    return packet.context === context ? packet.content : undefined;
  },
};
