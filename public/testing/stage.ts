/** A room whose members' pages all run in this process, on one clock: for tests that follow a few of them closely. */

import { createAgreement } from '../net/crypto/agreement.ts';
import { createSeal } from '../net/crypto/seal.ts';
import { silent } from '../net/log.ts';
import { Twins } from '../net/mesh/twins.ts';
import { SealedPaths } from '../net/sealed/sealed-paths.ts';
import type { KeeperWords } from '../room/keep/keeper-words.ts';
import { forgetRoom, memoryStore, type Store } from '../room/keep/storage.ts';
import { openLaterParts } from '../room/later-parts.ts';
import type { Activities } from '../room/people/activities.ts';
import { privateChannel } from '../room/private/private-channel.ts';
import { PrivateConversations } from '../room/private/private-conversations.ts';
import { Room, type RoomOptions } from '../room/room.ts';
import { NAME_WORDS } from './ids.ts';
import { nodeSigner, nodeVerify } from './node-keys.ts';
import { Random } from './random.ts';
import { type Host, SimNetwork } from './sim-network.ts';
import { SimServer } from './sim-server.ts';
import { VirtualClock } from './virtual-clock.ts';

/** By then everybody is linked. */
export const SETTLE_MS = 40_000;

export interface Guest {
  readonly name: string;
  readonly key: number;
  readonly host: Host;
  readonly store: Store;
  readonly room: Room;
  readonly conversations: PrivateConversations;
  readonly activities: Activities;
  readonly keeperWords: KeeperWords;
}

export interface EnterOptions {
  readonly suggestName?: (() => string) | null;
  readonly store?: Store;
  /** Of the browser. */
  readonly lasting?: Store;
  /** When the part of the page comes that conducts private conversations. */
  readonly conversationsAfterMs?: number;
  readonly prepare?: (room: Room) => void;
  /** Of a keeper. */
  readonly forgotten?: RoomOptions['forgotten'];
}

/** The browser's store of a tab, which a reload of it finds again. */
const browsers = new WeakMap<Store, Store>();
const lastingBeside = (tab: Store): Store => {
  const lasting = browsers.get(tab) ?? memoryStore();
  browsers.set(tab, lasting);
  return lasting;
};

export class Stage {
  readonly clock = new VirtualClock();
  readonly random: Random;
  readonly network: SimNetwork;
  readonly server: SimServer;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.network = new SimNetwork(this.clock, this.random);
    this.server = new SimServer(this.clock, this.random);
  }

  /** `key` makes them who they are; with the `store` of somebody who left it is their reload. */
  enter(
    name: string,
    key: number,
    {
      suggestName = null,
      store = memoryStore(),
      lasting = lastingBeside(store),
      prepare = () => undefined,
      conversationsAfterMs = 0,
      forgotten,
    }: EnterOptions = {},
  ): Guest {
    const host: Host = { name: `${name} ${key} ${this.random.next()}`, isAlive: true };
    const secretKey = new Uint8Array(32).fill(key);
    const randomBytes = (count: number) => this.random.bytes(count);
    const room = new Room({
      roomId: 'room',
      name,
      suggestName,
      nameWords: NAME_WORDS,
      isTurnOnly: false,
      store,
      lasting,
      signer: nodeSigner(secretKey),
      verify: nodeVerify,
      seal: createSeal({ roomId: 'room', key: null }, randomBytes),
      clock: this.clock,
      random: this.random.next,
      log: silent,
      openSignaling: this.server.signalingFor(host),
      loadTwins: (use) => use({ Twins }),
      loadSealedPaths: (use) =>
        use((o) => new SealedPaths({ ...o, randomBytes: (count) => this.random.bytes(count) })),
      createLink: (options) => this.network.createLink(host, options),
      ...(forgotten && { forgotten }),
    });
    prepare(room);
    this.clock.advance(conversationsAfterMs);
    const { activities, keeperWords } = openLaterParts(room, this.clock);
    const conversations = new PrivateConversations({
      ...room.conversationContext,
      channel: room.router.channel(privateChannel),
      agree: createAgreement(secretKey),
      randomBytes,
    });
    this.clock.advance(SETTLE_MS);
    return { name, key, host, store, room, conversations, activities, keeperWords };
  }

  /** Leaves, and the device forgets the room. */
  forget(guest: Guest): void {
    guest.room.close();
    for (const store of [guest.store, lastingBeside(guest.store)]) forgetRoom(store, guest.room.id);
  }

  leave({ room, conversations, host }: Guest): void {
    room.close();
    conversations.close();
    host.isAlive = false;
  }
}
