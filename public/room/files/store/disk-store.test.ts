import { beforeEach, describe, expect, it } from 'vitest';
import { SimFileDisk } from '../../../testing/sim-file-disk.ts';
import { SimLocks } from '../../../testing/sim-locks.ts';
import { VirtualClock } from '../../../testing/virtual-clock.ts';
import type { PieceFile, StoredPlace } from '../piece-store.ts';
import type { FileId } from '../shared-file.ts';
import { type DiskStore, diskStore } from './disk-store.ts';
import { fileService } from './file-service.ts';
import type { PageChannel } from './folder-claim.ts';
import { folderLock, PLAIN, ROOMS } from './folder-names.ts';
import { GRACE_MS, removeFilesOf } from './tidying.ts';
import type { Answered, Asked, FilesPort } from './worker-calls.ts';
import { type WorkerLike, workerPort } from './worker-port.ts';

const place = (n: number, isPrivate = false): StoredPlace => ({
  id: `AUTHOR:000abcde:${n}` as FileId,
  bytes: 10,
  isPrivate,
});
const BYTES = Uint8Array.from({ length: 10 }, (_, at) => at);

/** A browser with its disk, its locks, and pages that hear each other. */
class Browser {
  readonly disk = new SimFileDisk();
  readonly locks = new SimLocks();
  readonly clock = new VirtualClock();
  isForbidden = false;
  readonly #channels = new Set<PageChannel>();

  openChannel = (): PageChannel => {
    const channel: PageChannel = {
      onmessage: null,
      postMessage: (data) => {
        for (const each of [...this.#channels])
          if (each !== channel)
            queueMicrotask(
              () =>
                this.#channels.has(each) &&
                each.onmessage?.call(each as BroadcastChannel, { data } as MessageEvent),
            );
      },
      close: () => void this.#channels.delete(channel),
    };
    this.#channels.add(channel);
    return channel;
  };

  openWorker = (): FilesPort => {
    const sub = async (name: string) => (await this.disk.root.folder(name, true)) ?? expect.fail();
    const service = fileService({
      rooms: () => sub(ROOMS),
      plain: () => sub(PLAIN),
      soon: async () => undefined,
    });
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage(asked: Asked) {
        const { n, name, args } = structuredClone(asked);
        const call = service[name] as (...given: readonly unknown[]) => Promise<unknown>;
        const tell = (data: Answered) => worker.onmessage?.call(worker as Worker, { data } as MessageEvent);
        call(...args).then(
          (result) => tell({ n, kind: 'done', result: structuredClone(result) }),
          () => tell({ n, kind: 'failed' }),
        );
      },
      terminate: () => undefined,
    };
    return workerPort(worker);
  };

  async open(tab: Tab, room = 'room'): Promise<DiskStore> {
    const store = await diskStore({
      room,
      keepingKey: null,
      secretKey: new Uint8Array(32).fill(1),
      isKept: tab.isKept,
      isSure: tab.isSure,
      token: {
        load: () => tab.token,
        save: async (token) => {
          tab.token = token;
        },
      },
      root: async () => {
        if (this.isForbidden) throw new DOMException('private', 'SecurityError');
        return this.disk.root;
      },
      locks: this.locks,
      openChannel: this.openChannel,
      openWorker: this.openWorker,
      estimate: async () => ({ quota: 1_000, usage: 300 }),
      hash: null,
      clock: this.clock,
    });
    return store ?? expect.fail('there is no disk');
  }

  async folders(name = ROOMS): Promise<readonly string[]> {
    return (await (await this.disk.root.folder(name, false))?.names()) ?? [];
  }
}

class Tab {
  token: string | null = null;
  isKept = false;
  isSure = true;
}

async function openedIn(store: DiskStore, n = 1): Promise<PieceFile> {
  const file = await store.open(place(n));
  return typeof file === 'string' ? expect.fail(file) : file;
}

async function writtenIn(store: DiskStore, n = 1): Promise<void> {
  expect(await (await openedIn(store, n)).write(0, BYTES)).toBeNull();
}

let browser: Browser;
let tab: Tab;
beforeEach(() => {
  browser = new Browser();
  tab = new Tab();
});

/** What goes on by itself is done. */
const settled = async () => {
  for (let n = 0; n < 400; n += 1) await Promise.resolve();
};

describe('the store of a room on the disk', () => {
  it('has what a page before wrote, and makes nothing before there is a file', async () => {
    const before = await browser.open(tab);
    expect(await before.list()).toEqual([]);
    expect(tab.token).toBeNull();
    await writtenIn(before);
    expect(before.bytes.value).toBe(BYTES.length);
    before.close();
    await settled();
    const after = await browser.open(tab);
    expect(await after.list()).toEqual([place(1)]);
    expect(after.bytes.value).toBeGreaterThan(0);
    const file = await openedIn(after);
    expect([...file.have]).toEqual([1]);
    expect(await file.read(0)).toEqual(BYTES);
    await file.drop(0);
    expect([...file.have]).toEqual([0]);
    expect(await file.blob('')).toBeNull();
    await after.remove(place(1).id);
    expect(await after.list()).toEqual([]);
    expect(await after.space()).toBe(700);
    expect((await after.hash(BYTES)).length).toBe(32);
  });

  it('is not there where the browser forbids it', async () => {
    browser.isForbidden = true;
    await expect(browser.open(tab)).rejects.toThrow('there is no disk');
  });

  it('saves a whole file, and aborts the sink for one that is not', async () => {
    const store = await browser.open(tab);
    const file = await openedIn(store);
    const told: unknown[] = [];
    const sink = () =>
      new WritableStream<Uint8Array>({
        write: (bytes) => void told.push([...bytes]),
        close: () => void told.push('closed'),
        abort: () => void told.push('aborted'),
      });
    expect(await file.writeTo(sink())).toBe(false);
    await file.write(0, BYTES);
    expect(await file.writeTo(sink())).toBe(true);
    expect(told).toEqual(['aborted', [...BYTES], 'closed']);
  });

  it('loses nothing to a duplicated tab, which has files of its own', async () => {
    const first = await browser.open(tab);
    await writtenIn(first);
    const copy = Object.assign(new Tab(), { token: tab.token });
    const second = await browser.open(copy);
    expect(copy.token).not.toBe(tab.token);
    expect(await second.list()).toEqual([]);
    await writtenIn(second, 2);
    expect(await (await openedIn(first)).read(0)).toEqual(BYTES);
    expect(await first.list()).toEqual([place(1)]);
    expect(await browser.folders()).toHaveLength(2);
  });

  it('waits for a page that is going, and not for one that is asleep', async () => {
    const going = await browser.open(tab);
    await writtenIn(going);
    const { token } = tab;
    // Its channel is closed at once, its lock once all is written.
    going.close();
    const after = await browser.open(tab);
    expect(tab.token).toBe(token);
    expect(await after.list()).toEqual([place(1)]);
    after.close();
    await settled();

    const [name = ''] = await browser.folders();
    await new Promise<void>((held) => {
      void browser.locks.request(folderLock(name), () => {
        held();
        return new Promise(() => undefined);
      });
    });
    const opening = browser.open(tab);
    await settled();
    await browser.clock.advance(10_000);
    const awake = await opening;
    await writtenIn(awake, 3);
    expect(tab.token).not.toBe(token);
  });

  it('belongs to the latest page while the device keeps the room', async () => {
    tab.isKept = true;
    const first = await browser.open(tab);
    await writtenIn(first);
    const second = await browser.open(tab);
    await settled();
    expect(await second.list()).toEqual([place(1)]);
    expect(await (await openedIn(second)).read(0)).toEqual(BYTES);
    expect(await first.open(place(1))).toBe('lost');
  });
});

describe('folders of tabs that are gone', () => {
  const elsewhere = () => browser.open(new Tab(), 'elsewhere');

  it('are swept when nobody has used them for a while', async () => {
    const store = await browser.open(tab);
    await writtenIn(store);
    await browser.clock.advance(2 * GRACE_MS);
    await elsewhere();
    await settled();
    expect(await browser.folders(), 'it is open').toHaveLength(1);
    store.close();
    await settled();
    expect(await browser.folders()).toHaveLength(1);
    browser.disk.time = browser.clock.wall();
    const again = await browser.open(tab);
    again.close();
    await settled();
    await elsewhere();
    await settled();
    expect(await browser.folders(), 'it may be a reload').toHaveLength(1);
    await browser.clock.advance(2 * GRACE_MS);
    await elsewhere();
    await settled();
    expect(await browser.folders()).toEqual([]);
  });

  it('stay while the device keeps the room, and go with it', async () => {
    const store = await browser.open(tab);
    await writtenIn(store);
    await store.keep(true);
    store.close();
    await settled();
    await browser.clock.advance(2 * GRACE_MS);
    await elsewhere();
    await settled();
    expect(await browser.folders()).toHaveLength(1);
    tab.isKept = true;
    const again = await browser.open(tab);
    expect(await again.list()).toEqual([place(1)]);
    await again.keep(false);
    again.close();
    await settled();
    await elsewhere();
    await settled();
    expect(await browser.folders()).toEqual([]);
  });

  it('that a crash left marked go once the device is known to have forgotten them, and not before', async () => {
    tab.isKept = true;
    const store = await browser.open(tab);
    await writtenIn(store);
    store.close();
    await settled();
    (await browser.open(Object.assign(new Tab(), { isSure: false }))).close();
    await settled();
    expect(await browser.folders()).toHaveLength(1);
    await browser.open(new Tab());
    await settled();
    expect(await browser.folders()).toEqual([]);
  });

  it('go when the room is forgotten, open or not, and no other', async () => {
    const store = await browser.open(tab);
    await writtenIn(store);
    const other = await elsewhere();
    await writtenIn(other);
    expect(await browser.folders()).toHaveLength(2);
    await removeFilesOf('elsewhere', { root: browser.disk.root, locks: browser.locks });
    await settled();
    await removeFilesOf('elsewhere', { root: browser.disk.root, locks: browser.locks });
    expect(await browser.folders()).toHaveLength(1);
    expect(await other.open(place(1))).toBe('lost');
    expect(await (await openedIn(store)).read(0)).toEqual(BYTES);
  });
});
