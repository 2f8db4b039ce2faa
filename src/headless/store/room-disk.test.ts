import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceTrouble, KeptRoom } from '../../../public/room/keep/device/disk.ts';
import { Random } from '../../../public/testing/random.ts';
import { changeLine } from './change-line.ts';
import { RoomDisk } from './room-disk.ts';
import { SimFileSystem } from './testing/sim-file-system.ts';

const PATH = '/rooms/one/log';

let files: SimFileSystem;
beforeEach(() => {
  files = new SimFileSystem();
});

async function opened(): Promise<{ readonly disk: RoomDisk; readonly kept: KeptRoom }> {
  const disk = new RoomDisk(PATH, files);
  const kept = await disk.load();
  if (typeof kept === 'string') throw new Error(kept);
  return { disk, kept };
}

const write = (disk: RoomDisk, rows: Record<string, string | null>, more = {}) =>
  new Promise<DeviceTrouble | null>((done) => {
    disk.write('', { rows: new Map(Object.entries(rows)), ...more }, done);
  });

const rowsOf = async (): Promise<readonly unknown[]> => {
  const { disk, kept } = await opened();
  await disk.close();
  return kept.rows;
};

describe('what a keeper has on its disk', () => {
  it('is there for the next process: the member, rows as they were set last, and none that were removed', async () => {
    const { disk } = await opened();
    await write(disk, { a: '1', b: '2' }, { member: 'me' });
    await write(disk, { a: '3', b: null });
    await disk.close();
    const { kept } = await opened();
    expect(kept).toEqual({ member: 'me', rows: ['3'] });
  });

  it('is emptied by a change that clears, and the member goes when it is null', async () => {
    const { disk } = await opened();
    await write(disk, { a: '1' }, { member: 'me' });
    await write(disk, { b: '2' }, { clears: true, member: null });
    await disk.close();
    const { kept } = await opened();
    expect(kept).toEqual({ member: undefined, rows: ['2'] });
  });

  it('is written together when it comes together: one sync for all of it', async () => {
    const { disk } = await opened();
    const before = files.operations;
    await Promise.all(Array.from({ length: 100 }, (_, n) => write(disk, { [n]: 'x' })));
    expect(files.operations - before).toBe(2);
  });

  it('is done in the order in which it came', async () => {
    const { disk } = await opened();
    const done: number[] = [];
    await Promise.all([1, 2, 3].map((n) => write(disk, { a: String(n) }).then(() => done.push(n))));
    expect(done).toEqual([1, 2, 3]);
    expect(await rowsOf()).toEqual(['3']);
  });

  it('of a later version is left alone', async () => {
    files.put(PATH, new TextEncoder().encode('parley keeper 2\nwhatever\n'));
    expect(await new RoomDisk(PATH, files).load()).toBe('newer');
    expect(new TextDecoder().decode(files.bytes(PATH))).toBe('parley keeper 2\nwhatever\n');
  });
});

describe('a damaged file', () => {
  const filled = async (): Promise<Uint8Array> => {
    const { disk } = await opened();
    for (const n of [1, 2, 3, 4]) await write(disk, { [`row${n}`]: `value ${n}` });
    await disk.close();
    return files.bytes(PATH).slice();
  };

  it('opens wherever it was cut off, without what was cut', async () => {
    const whole = await filled();
    for (let size = 0; size <= whole.length; size += 1) {
      files.put(PATH, whole.slice(0, size));
      const { disk, kept } = await opened();
      const count = kept.rows.length;
      expect(kept.rows).toEqual(Array.from({ length: count }, (_, n) => `value ${n + 1}`));
      // What is written now is not lost behind the torn line.
      await write(disk, { more: 'more' });
      await disk.close();
      expect(await rowsOf()).toEqual([...kept.rows, 'more']);
    }
  });

  it('opens whichever byte went bad, and loses what stood in its line', async () => {
    const whole = await filled();
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x21;
      files.put(PATH, bytes);
      const rows = await rowsOf();
      // A bad end of a line takes two of them.
      expect(rows.length).toBeGreaterThanOrEqual(2);
      for (const row of rows) expect(row).toMatch(/^value [1-4]$/);
    }
  });

  it('opens when a line says something else than a change', async () => {
    const line = changeLine({ rows: new Map([['a', 7 as unknown as string]]) });
    files.put(PATH, new TextEncoder().encode(`parley keeper 1\n${line}`));
    expect(await rowsOf()).toEqual([]);
  });
});

describe('a disk that fails', () => {
  it('says so when it is full, keeps what was done, and goes on when there is space again', async () => {
    const { disk } = await opened();
    const lost: DeviceTrouble[] = [];
    disk.lost = (trouble) => lost.push(trouble);
    expect(await write(disk, { a: '1' })).toBe(null);
    files.capacity = files.used + 10;
    expect(await write(disk, { a: '2' })).toBe('full');
    expect(lost).toEqual(['full']);
    // Nothing is done any more, though there were space for it.
    files.mend();
    expect(await write(disk, { b: '3' })).toBe('full');
    await disk.close();
    const again = await disk.load();
    expect(again).toMatchObject({ rows: ['1'] });
    expect(await write(disk, { b: '3' })).toBe(null);
    await disk.close();
    expect(await rowsOf()).toEqual(['1', '3']);
  });

  it('says so when a sync fails, and believes nothing of what was there afterwards before it is written anew', async () => {
    const { disk } = await opened();
    expect(await write(disk, { a: '1' })).toBe(null);
    files.failAt = files.operations + 2;
    expect(await write(disk, { a: '2' })).toBe('failed');
    await disk.close();
    const before = files.operations;
    expect(await disk.load()).toMatchObject({ rows: ['1'] });
    // Read, cut and synced, and then a new file in its place.
    expect(files.operations - before).toBeGreaterThan(8);
  });
});

describe('a file that is mostly past', () => {
  const LARGE = 'x'.repeat(400_000);

  it('is written anew, and says the same', async () => {
    const { disk } = await opened();
    await write(disk, { small: 'stays' }, { member: 'me' });
    for (let n = 0; n < 40; n += 1) await write(disk, { large: `${LARGE}${n}` });
    await disk.close();
    expect(files.bytes(PATH).length).toBeLessThan(6_000_000);
    const { kept } = await opened();
    expect(kept).toEqual({ member: 'me', rows: ['stays', `${LARGE}39`] });
  });

  it('stays as it is where there is no space for a new one', async () => {
    const { disk } = await opened();
    for (let n = 0; n < 10; n += 1) await write(disk, { large: `${LARGE}${n}` });
    files.capacity = files.used + 450_000;
    expect(await write(disk, { large: `${LARGE}last` })).toBe(null);
    await disk.close();
    files.mend();
    expect(await rowsOf()).toEqual([`${LARGE}last`]);
  });
});

describe('power cuts at any moment', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'lose nothing that was done (seed %i)',
    async (seed) => {
      const random = new Random(seed);
      const done = new Map<string, number>();
      let next = 0;
      for (let cut = 0; cut < 6; cut += 1) {
        const { disk, kept } = await opened();
        const found = new Map(
          kept.rows.map((row) => {
            const [id = '', n] = String(row).split(' ');
            return [id, Number(n)] as const;
          }),
        );
        for (const [id, n] of done) expect(found.get(id)).toBeGreaterThanOrEqual(n);
        for (const [id, n] of found) done.set(id, n);
        files.stopAt = files.operations + random.between(1, 60);
        for (let turn = 0; turn < 40; turn += 1) {
          for (let each = random.between(1, 3); each > 0; each -= 1) {
            const id = `row${random.between(0, 5)}`;
            const n = next++;
            // Large ones, so that the file is written anew now and then.
            const value = `${id} ${n} ${'x'.repeat(random.chance(0.1) ? 900_000 : 20)}`;
            disk.write('', { rows: new Map([[id, value]]) }, (trouble) => {
              if (trouble === null) done.set(id, n);
            });
          }
          for (let step = 0; step < 12; step += 1) await Promise.resolve();
        }
        files.crash(random);
      }
    },
  );
});
