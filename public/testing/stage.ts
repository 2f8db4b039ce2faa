/** A room whose members' pages all run in this process, on one clock: for tests that follow a few of them closely. */
import { createAgreement } from '../net/agreement.ts';
import { silent } from '../net/log.ts';
import { createSeal } from '../net/seal.ts';
import { Room } from '../room/room.ts';
import { memoryStore, type Store } from '../room/storage.ts';
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
}

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
      prepare = () => undefined,
    }: { suggestName?: (() => string) | null; store?: Store; prepare?: (room: Room) => void } = {},
  ): Guest {
    const host: Host = { name: `${name} ${key} ${this.random.next()}`, isAlive: true };
    const secretKey = new Uint8Array(32).fill(key);
    const randomBytes = (count: number) => this.random.bytes(count);
    const room = new Room({
      roomId: 'room',
      name,
      suggestName,
      isRelayOnly: false,
      store,
      abandonKey: () => undefined,
      signer: nodeSigner(secretKey),
      agree: createAgreement(secretKey),
      randomBytes,
      verify: nodeVerify,
      seal: createSeal({ roomId: 'room', key: null }, randomBytes),
      clock: this.clock,
      random: this.random.next,
      log: silent,
      openSignaling: this.server.signalingFor(host),
      createLink: (options) => this.network.createLink(host, options),
    });
    prepare(room);
    this.clock.advance(SETTLE_MS);
    return { name, key, host, store, room };
  }

  leave({ room, host }: Guest): void {
    room.close();
    host.isAlive = false;
  }
}
