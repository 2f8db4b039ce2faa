import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../testing/random.ts';
import { SimFileDisk } from '../../../testing/sim-file-disk.ts';
import { hasBit } from '../bitmap.ts';
import type { StoredPlace, StoreProblem } from '../piece-store.ts';
import { bytesOfPiece, type FileId, pieceCountOf } from '../shared-file.ts';
import { FileFolder } from './file-folder.ts';
import { KEPT_MARK } from './folder-names.ts';
import { type FileKeys, fileKeys } from './piece-cipher.ts';
import type { StoredFile } from './stored-file.ts';

const KIB = 1_024;
const PLACE: StoredPlace = {
  id: 'AUTHOR:000abcde:7' as FileId,
  bytes: 3 * 256 * KIB + 100,
  isPrivate: false,
};
const COUNT = pieceCountOf(PLACE.bytes);
const OPEN_ROOM = fileKeys('room', null, new Uint8Array(32).fill(1));
const SEALED_ROOM = fileKeys('room', new Uint8Array(32).fill(2), new Uint8Array(32).fill(1));

/** Two versions of each piece: a piece may be written again, otherwise, after it was dropped. */
const contents = [0, 1].map((version) =>
  Array.from({ length: COUNT }, (_, piece) => {
    const bytes = new Uint8Array(bytesOfPiece(PLACE.bytes, piece));
    for (let at = 0; at < bytes.length; at += 1)
      bytes[at] = (at * 31 + piece * 7 + version * 101 + (at >> 9)) & 255;
    return bytes;
  }),
);
const content = (piece: number, version = 0): Uint8Array => contents[version]?.[piece] ?? new Uint8Array();
const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

async function folderOf(disk: SimFileDisk, keys: FileKeys = OPEN_ROOM, isKept = false): Promise<FileFolder> {
  const rooms = (await disk.root.folder('rooms', true)) ?? expect.fail();
  return new FileFolder({
    rooms,
    name: 'folder',
    isKept,
    keys,
    plain: async () => (await disk.root.folder('plain', true)) ?? expect.fail(),
    soon: async () => undefined,
  });
}

async function openedIn(folder: FileFolder, place = PLACE): Promise<StoredFile> {
  const file = await folder.open(place);
  return typeof file === 'string' ? expect.fail(file) : file;
}

const piecesIn = (file: StoredFile): number[] =>
  Array.from({ length: COUNT }, (_, piece) => piece).filter((piece) => hasBit(file.have, piece));

/** What lies on the disk of the room, by name. */
async function onDisk(disk: SimFileDisk, name = 'folder') {
  const folder = (await (await disk.root.folder('rooms', false))?.folder(name, false)) ?? expect.fail();
  const nameOf = async (end: string) =>
    (await folder.names()).find((each) => each.endsWith(end)) ?? expect.fail();
  return { folder, index: await nameOf('.index'), data: await nameOf('.data') };
}

const MODES: readonly (readonly [string, FileKeys, boolean])[] = [
  ['in an open room', OPEN_ROOM, false],
  ['in a sealed room', SEALED_ROOM, false],
  ['of a private conversation', OPEN_ROOM, true],
];

describe.each(MODES)('a file %s', (_, keys, isPrivate) => {
  const place = { ...PLACE, isPrivate };

  it('is there again, whole, with its seals', async () => {
    const disk = new SimFileDisk();
    const folder = await folderOf(disk, keys);
    const file = await openedIn(folder, place);
    for (const piece of [2, 0, 3, 1]) expect(await file.write(piece, content(piece))).toBeNull();
    await file.saveSeal({ from: 64, text: 'the second' });
    await file.saveSeal({ from: 0, text: 'the first ⁂' });
    await folder.close();

    const again = await folderOf(disk, keys);
    expect(await again.list()).toEqual([place]);
    const reopened = await openedIn(again, place);
    expect(piecesIn(reopened)).toEqual([0, 1, 2, 3]);
    expect(await reopened.seals()).toEqual([
      { from: 0, text: 'the first ⁂' },
      { from: 64, text: 'the second' },
    ]);
    for (const piece of piecesIn(reopened))
      expect(isSame((await reopened.read(piece)) ?? expect.fail(), content(piece))).toBe(true);
    const blob = (await again.blob(reopened, 'image/png')) ?? expect.fail();
    expect(blob.type).toBe('image/png');
    const whole = Buffer.concat([0, 1, 2, 3].map((piece) => content(piece)));
    expect(isSame(new Uint8Array(await blob.arrayBuffer()), whole)).toBe(true);
  });

  it('is no file of another kind, nor under another key', async () => {
    const disk = new SimFileDisk();
    const folder = await folderOf(disk, keys);
    await (await openedIn(folder, place)).write(0, content(0));
    await folder.close();
    const other = fileKeys('room', keys.room && new Uint8Array(32).fill(9), new Uint8Array(32).fill(9));
    const elsewhere = await folderOf(disk, other);
    if (keys.room !== null || isPrivate) expect(await elsewhere.list()).toEqual([]);
    await elsewhere.close();
    const resized = await openedIn(await folderOf(disk, keys), { ...place, bytes: place.bytes - 1 });
    expect(piecesIn(resized)).toEqual([]);
  });

  it('that a crash left at any operation has only whole pieces, and all that were acknowledged', async () => {
    const disk = new SimFileDisk();
    const script: Step[] = [
      { kind: 'write', piece: 3, version: 0 },
      { kind: 'write', piece: 0, version: 0 },
      { kind: 'seal', from: 0, text: 'a seal'.repeat(100) },
      { kind: 'wait' },
      { kind: 'drop', piece: 0 },
      { kind: 'write', piece: 0, version: 1 },
      { kind: 'write', piece: 1, version: 0 },
    ];
    await run(disk, keys, place, script);
    const { operations } = disk;
    for (let stopAt = 1; stopAt <= operations; stopAt += 1)
      for (const seed of [1, 2]) {
        const crashing = new SimFileDisk();
        crashing.stopAt = stopAt;
        const history = await run(crashing, keys, place, script);
        crashing.crash(new Random(1_000 * seed + stopAt));
        await judge(crashing, keys, place, history);
      }
  });

  it('that met any failures, a full disk and a crash is as true', async () => {
    const steps = fc.oneof(
      fc.record({
        kind: fc.constant('write' as const),
        piece: fc.nat(COUNT - 1),
        version: fc.nat(1),
      }),
      fc.record({ kind: fc.constant('drop' as const), piece: fc.nat(COUNT - 1) }),
      fc.record({
        kind: fc.constant('seal' as const),
        from: fc.nat(2),
        text: fc.string({ maxLength: 3_000 }),
      }),
      fc.record({ kind: fc.constant('wait' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { maxLength: 14 }),
        fc.array(fc.nat(60), { maxLength: 3 }),
        fc.nat(60),
        fc.nat(5 * 256 * KIB),
        fc.nat(),
        async (script, failures, stopAt, capacity, seed) => {
          const disk = new SimFileDisk();
          Object.assign(disk, { failures: new Set(failures), stopAt: stopAt + 1, capacity });
          const history = await run(disk, keys, place, script);
          disk.crash(new Random(seed));
          Object.assign(disk, { failures: new Set(), capacity: Number.POSITIVE_INFINITY });
          await judge(disk, keys, place, history);
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Step =
  | { readonly kind: 'write'; readonly piece: number; readonly version: number }
  | { readonly kind: 'drop'; readonly piece: number }
  | { readonly kind: 'seal'; readonly from: number; readonly text: string }
  /** For all that was asked. */
  | { readonly kind: 'wait' };

interface History {
  /** Whether it must be there, or must not; null: it may. */
  readonly pieces: Map<number, boolean | null>;
  /** Which contents it may have. */
  readonly versions: Map<number, Set<number>>;
  readonly seals: Map<number, Set<string>>;
  readonly sealed: Map<number, string>;
}

/** Asks all of it, waiting only where the script says so, and notes what was answered. */
async function run(
  disk: SimFileDisk,
  keys: FileKeys,
  place: StoredPlace,
  script: readonly Step[],
): Promise<History> {
  const history: History = { pieces: new Map(), versions: new Map(), seals: new Map(), sealed: new Map() };
  const folder = await folderOf(disk, keys).catch(() => null);
  const file = await folder?.open(place);
  if (file === undefined || typeof file === 'string') return history;
  let asked: Promise<unknown>[] = [];
  const ask = (answer: Promise<StoreProblem | null>, then: (isDone: boolean) => void) =>
    asked.push(answer.then((problem) => then(problem === null && !disk.isStopped)));
  for (const step of script) {
    if (step.kind === 'wait') asked = [void (await Promise.all(asked))].flatMap(() => []);
    else if (step.kind === 'write') {
      const { piece, version } = step;
      const versions = history.versions.get(piece) ?? new Set();
      history.versions.set(piece, versions.add(version));
      if (history.pieces.get(piece) !== true) history.pieces.set(piece, null);
      ask(file.write(piece, content(piece, version)), (isDone) => isDone && history.pieces.set(piece, true));
    } else if (step.kind === 'drop') {
      // What is being done meanwhile has an order, but its answers come later: they are waited for.
      await Promise.all(asked);
      const { piece } = step;
      history.pieces.set(piece, null);
      const isDone = (await file.drop(piece)) === null && !disk.isStopped;
      if (isDone) {
        history.pieces.set(piece, false);
        history.versions.delete(piece);
      }
    } else {
      const { from, text } = step;
      history.seals.set(from, (history.seals.get(from) ?? new Set()).add(text));
      ask(file.saveSeal({ from, text }), (isDone) => isDone && history.sealed.set(from, text));
    }
  }
  await Promise.all(asked);
  return history;
}

async function judge(disk: SimFileDisk, keys: FileKeys, place: StoredPlace, history: History): Promise<void> {
  const folder = await folderOf(disk, keys);
  const file = await openedIn(folder, place);
  const had = piecesIn(file);
  for (const piece of had) {
    const bytes = (await file.read(piece)) ?? expect.fail(`piece ${piece} is in have, and not there`);
    const versions = [...(history.versions.get(piece) ?? [])];
    expect(
      versions.some((version) => isSame(bytes, content(piece, version))),
      `piece ${piece}`,
    ).toBe(true);
  }
  for (const [piece, isThere] of history.pieces)
    if (isThere !== null) expect(had.includes(piece), `piece ${piece}`).toBe(isThere);
  const seals = new Map((await file.seals()).map(({ from, text }) => [from, text]));
  for (const [from, text] of seals) expect(history.seals.get(from)?.has(text)).toBe(true);
  for (const from of history.sealed.keys()) expect(seals.has(from)).toBe(true);
  // And it goes on.
  for (let piece = 0; piece < COUNT; piece += 1)
    if (!had.includes(piece)) expect(await file.write(piece, content(piece))).toBeNull();
  expect(file.isComplete).toBe(true);
  await folder.close();
}

it('costs only what a damaged record recorded', async () => {
  const disk = new SimFileDisk();
  const folder = await folderOf(disk);
  const file = await openedIn(folder);
  await file.write(0, content(0));
  await file.saveSeal({ from: 0, text: 'x'.repeat(200) });
  for (const piece of [1, 2]) await file.write(piece, content(piece));
  await folder.close();
  const { folder: there, index } = await onDisk(disk);
  const length = there.bytes(index)?.length ?? 0;
  for (let at = 0; at < length; at += 23) {
    const before = there.bytes(index)?.slice(at, at + 1) ?? expect.fail();
    there.damage(
      index,
      at,
      before.map((byte) => byte ^ 0x55),
    );
    const again = await folderOf(disk);
    const reopened = await openedIn(again);
    const pieces = piecesIn(reopened);
    const seals = await reopened.seals();
    expect(pieces.length + seals.length).toBeGreaterThanOrEqual(3);
    expect([0, 1, 2]).toEqual(expect.arrayContaining(pieces));
    for (const seal of seals) expect(seal).toEqual({ from: 0, text: 'x'.repeat(200) });
    await again.close();
    there.damage(index, at, before);
  }
  // A torn end.
  there.damage(index, length, Uint8Array.of(1, 0x70, 0x6c, 0x79, 0, 0));
  expect(piecesIn(await openedIn(await folderOf(disk)))).toEqual([0, 1, 2]);
});

it('counts no record that it did not answer for', async () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const isTakenBack = seed % 2 === 0;
    const disk = new SimFileDisk();
    const file = await openedIn(await folderOf(disk));
    // Both pieces and their records are written. Then the flush of the records fails, and perhaps taking them back.
    const flush = disk.operations + 5;
    disk.failures = new Set(isTakenBack ? [flush] : [flush, flush + 1]);
    const both = await Promise.all([0, 1].map((piece) => file.write(piece, content(piece))));
    expect(both).toEqual(['lost', 'lost']);
    const isFollowed = seed % 4 < 2;
    if (isFollowed) expect(await file.write(0, content(0))).toBe(isTakenBack ? null : 'lost');
    disk.stopAt = disk.operations + 2;
    await file.write(1, content(1, 1));
    disk.crash(new Random(seed));
    await judge(disk, OPEN_ROOM, PLACE, {
      pieces: new Map(isTakenBack && isFollowed ? [[0, true]] : []),
      versions: new Map([0, 1].map((piece) => [piece, new Set([0])])),
      seals: new Map(),
      sealed: new Map(),
    });
  }
});

it('notices pieces that the disk lost', async () => {
  const disk = new SimFileDisk();
  const folder = await folderOf(disk);
  const file = await openedIn(folder);
  for (let piece = 0; piece < COUNT; piece += 1) await file.write(piece, content(piece));
  await folder.close();
  const { folder: there, data } = await onDisk(disk);
  const raw = await there.open(data);
  raw.truncate(PLACE.bytes - 1);
  raw.close();
  const again = await folderOf(disk);
  const reopened = await openedIn(again);
  expect(piecesIn(reopened)).toEqual([0, 1, 2]);
  expect(await again.blob(reopened, '')).toBeNull();
});

it('notices damage where pieces are encrypted, and forgets the piece', async () => {
  const disk = new SimFileDisk();
  const folder = await folderOf(disk, SEALED_ROOM);
  const file = await openedIn(folder);
  await file.write(1, content(1));
  const { folder: there, data } = await onDisk(disk);
  there.damage(data, 256 * KIB + 1_000, Uint8Array.of(1, 2, 3, 4));
  expect(await file.read(1)).toBeNull();
  expect(piecesIn(file)).toEqual([]);
});

it('shows nothing of a sealed room on the disk', async () => {
  const disk = new SimFileDisk();
  const folder = await folderOf(disk, SEALED_ROOM);
  const file = await openedIn(folder);
  for (let piece = 0; piece < COUNT; piece += 1) await file.write(piece, content(piece));
  await file.saveSeal({ from: 0, text: 'hashes of the pieces' });
  const { folder: there } = await onDisk(disk);
  const names = await there.names();
  const all = Buffer.concat(names.map((name) => Buffer.from(there.bytes(name) ?? [])));
  for (const secret of ['AUTHOR', 'hashes', 'isPrivate', Buffer.from(content(2).subarray(0, 64))])
    expect(all.includes(secret)).toBe(false);
  expect(names.join().includes('AUTHOR')).toBe(false);
});

it('removes the decrypted copy with the file, and when the folder is closed', async () => {
  const disk = new SimFileDisk();
  const folder = await folderOf(disk, SEALED_ROOM);
  const small = { ...PLACE, bytes: 10 };
  const shown = async () => {
    const file = await openedIn(folder, small);
    await file.write(0, new Uint8Array(10));
    expect((await folder.blob(file, 'text/plain'))?.size).toBe(10);
    return (await disk.root.folder('plain', false))?.names();
  };
  expect(await shown()).toHaveLength(1);
  await folder.remove(small.id);
  expect(await (await disk.root.folder('plain', false))?.names()).toEqual([]);
  expect(await folder.list()).toEqual([]);
  expect(await shown()).toHaveLength(1);
  await folder.close();
  expect(await (await disk.root.folder('plain', false))?.names()).toEqual([]);
});

it('tells a full disk, and goes on when there is space again', async () => {
  const disk = new SimFileDisk();
  const file = await openedIn(await folderOf(disk));
  disk.capacity = disk.used + 256 * KIB + 50;
  const answers = await Promise.all([0, 1].map((piece) => file.write(piece, content(piece))));
  expect(answers).toEqual(['full', 'full']);
  disk.capacity = Number.POSITIVE_INFINITY;
  expect(await file.write(1, content(1))).toBeNull();
  expect(await file.write(COUNT, content(1))).toBe('lost');
  expect(await file.write(0, content(3))).toBe('lost');
});

it('is marked while the room is kept, and makes no folder before there is a file', async () => {
  const disk = new SimFileDisk();
  const folder = await folderOf(disk, OPEN_ROOM, true);
  expect(await folder.list()).toEqual([]);
  expect(await (await disk.root.folder('rooms', false))?.names()).toEqual([]);
  await openedIn(folder);
  const { folder: there } = await onDisk(disk);
  expect(await there.names()).toContain(KEPT_MARK);
  await folder.keep(false);
  expect(await there.names()).not.toContain(KEPT_MARK);
});

it('gives the same file to whoever opens it twice', async () => {
  const folder = await folderOf(new SimFileDisk());
  const [one, other] = await Promise.all([openedIn(folder), openedIn(folder)]);
  expect(one).toBe(other);
  await folder.closeFile(one);
  expect(await one.write(0, content(0))).toBe('lost');
  expect(await (await openedIn(folder)).write(0, content(0))).toBeNull();
});
