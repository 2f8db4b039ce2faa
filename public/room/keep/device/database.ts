/**
 * The device's database: IndexedDB, which may be missing, forbidden, full, silent or taken away at any moment. It
 * reports that instead of throwing. Does not know what is kept.
 */
import type { Clock } from '../../../net/clock.ts';
import type { Change, DeviceTrouble, Disk, KeptRoom } from './disk.ts';

const NAME = 'parley';
const VERSION = 1;
/** By room: who I am there. */
const MEMBERS = 'members';
/** By room and id of the row. */
const KEPT = 'kept';
/** A database that has not answered by then may never do so: some browsers' hang until they are restarted. */
const SILENT_MS = 5_000;

type Connection = { readonly db: IDBDatabase; readonly isNew: boolean };
type Done = (trouble: DeviceTrouble | null) => void;

/** All ids of a room: arrays sort behind strings. */
const rowsOf = (room: string) => IDBKeyRange.bound([room], [room, []]);

export class Database implements Disk {
  readonly #factory: () => IDBFactory;
  readonly #clock: Clock;
  #connection: Promise<Connection | DeviceTrouble>;
  #isConnecting = false;
  #db: IDBDatabase | null = null;
  #trouble: DeviceTrouble | null = null;
  /** To be told when nothing more can be kept, before anything more is written. */
  lost: (trouble: DeviceTrouble) => void = () => undefined;

  /** Opens it at once. `factory` is asked at every use: merely naming `indexedDB` may throw. */
  constructor(factory: () => IDBFactory, clock: Clock) {
    this.#factory = factory;
    this.#clock = clock;
    this.#connection = this.#connect();
  }

  async load(room: string): Promise<KeptRoom | DeviceTrouble> {
    return this.#read<KeptRoom>((transaction, answer) => {
      const member = transaction.objectStore(MEMBERS).get(room);
      const rows = transaction.objectStore(KEPT).getAll(rowsOf(room));
      transaction.oncomplete = () => answer({ member: member.result, rows: rows.result });
    });
  }

  async count(): Promise<number> {
    const count = await this.#read<number>((transaction, answer) => {
      const request = transaction.objectStore(KEPT).count();
      transaction.oncomplete = () => answer(request.result);
    });
    return typeof count === 'number' ? count : 0;
  }

  write(room: string, change: Change, done: Done): void {
    this.#write(room, change, (trouble) => {
      // A system that sleeps may cut the connection (iOS does): a second one shows whether there is more to it.
      if (trouble === 'failed') this.#reopen(() => this.#write(room, change, done), done);
      else done(trouble);
    });
  }

  #write(room: string, { member, clears, rows, isStrict }: Change, done: Done): void {
    if (this.#trouble !== null) return done(this.#trouble);
    try {
      // At once, not after a promise: a page that is being left has no later.
      const options = { durability: isStrict ? 'strict' : 'relaxed' } as const;
      const transaction = this.#connected.transaction([MEMBERS, KEPT], 'readwrite', options);
      transaction.oncomplete = () => done(null);
      transaction.onabort = () => done(transaction.error?.name === 'QuotaExceededError' ? 'full' : 'failed');
      const [members, kept] = [transaction.objectStore(MEMBERS), transaction.objectStore(KEPT)];
      if (member === null) members.delete(room);
      else if (member !== undefined) members.put(member, room);
      if (clears) kept.delete(rowsOf(room));
      for (const [id, value] of rows ?? []) {
        if (value === null) kept.delete([room, id]);
        else kept.put(value, [room, id]);
      }
      // Without this a page that is closed now takes the transaction with it.
      transaction.commit();
    } catch {
      done('failed');
    }
  }

  get #connected(): IDBDatabase {
    if (this.#db === null) throw new Error('not connected');
    return this.#db;
  }

  async #read<Result>(
    ask: (transaction: IDBTransaction, answer: (result: Result) => void) => void,
  ): Promise<Result | DeviceTrouble> {
    const connection = await this.#connection;
    if (typeof connection === 'string') return connection;
    return new Promise((resolve) => {
      this.#clock.after(SILENT_MS, () => resolve('silent'));
      try {
        const transaction = this.#connected.transaction([MEMBERS, KEPT]);
        transaction.onabort = () => resolve('failed');
        ask(transaction, resolve);
      } catch {
        resolve('failed');
      }
    });
  }

  /** Never what was made anew meanwhile: whoever emptied the device wants nothing put back. */
  #reopen(then: () => void, done: Done): void {
    const wasOpen = !this.#isConnecting;
    if (wasOpen) {
      this.#db?.close();
      this.#connection = this.#connect();
    }
    void this.#connection.then((connection) => {
      if (typeof connection !== 'string' && connection.isNew && wasOpen) this.#lose('cleared');
      if (this.#trouble === null) then();
      else done(this.#trouble);
    });
  }

  #lose(trouble: DeviceTrouble): void {
    this.#trouble = trouble;
    this.lost(trouble);
  }

  async #connect(): Promise<Connection | DeviceTrouble> {
    this.#db = null;
    this.#isConnecting = true;
    const connection = await connect(this.#factory, this.#clock);
    this.#isConnecting = false;
    if (typeof connection === 'string') {
      this.#lose(connection);
      return connection;
    }
    const { db } = connection;
    this.#db = db;
    // It was taken away: by somebody who emptied the device, or by a system that slept.
    db.onclose = () => {
      if (this.#db === db) this.#reopen(nothing, nothing);
    };
    // A later version of the page, in another tab, cannot begin before.
    db.onversionchange = ({ newVersion }) => {
      db.close();
      this.#lose(newVersion === null ? 'cleared' : 'replaced');
    };
    return connection;
  }
}

const nothing = () => undefined;

function connect(factory: () => IDBFactory, clock: Clock): Promise<Connection | DeviceTrouble> {
  return new Promise((resolve) => {
    let isNew = false;
    let isLate = false;
    const cancel = clock.after(SILENT_MS, () => {
      isLate = true;
      resolve('silent');
    });
    const settle = (answer: Connection | DeviceTrouble) => {
      cancel();
      resolve(answer);
    };
    try {
      const request = factory().open(NAME, VERSION);
      request.onupgradeneeded = () => {
        isNew = true;
        for (const name of [MEMBERS, KEPT]) request.result.createObjectStore(name);
      };
      request.onsuccess = () => {
        if (isLate) request.result.close();
        else settle({ db: request.result, isNew });
      };
      request.onerror = (event) => {
        event.preventDefault(); // else Firefox reports an error of the page
        settle(OPENING[request.error?.name ?? ''] ?? 'missing');
      };
    } catch {
      settle('missing');
    }
  });
}

const OPENING: Readonly<Record<string, DeviceTrouble>> = {
  VersionError: 'newer',
  QuotaExceededError: 'full',
};
