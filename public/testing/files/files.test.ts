/** Rooms that exchange files, closely watched: what goes out, what comes twice, what a lie costs. */
import { describe, expect, it } from 'vitest';
import { HEADER_BYTES, readPieceMessage } from '../../room/files/piece-message.ts';
import { bytesOfPiece, type FileId, pieceCountOf } from '../../room/files/shared-file.ts';
import { FilesScenario, nothingAtAll, type Person, wrongBytes } from './files-scenario.ts';
import { SimDrive } from './sim-drive.ts';

const KIB = 1_024;

async function bytesAt({ page }: Person, id: FileId): Promise<Uint8Array | null> {
  const blob = await page?.files.blob(id);
  return blob ? new Uint8Array(await blob.arrayBuffer()) : null;
}

const same = (a: Uint8Array | null, b: Uint8Array | undefined): boolean =>
  a !== null && b !== undefined && Buffer.compare(a, b) === 0;

/** A room in which the first has offered a file that all others fetch. */
async function roomOf(
  size: number,
  bytes: number,
  seed = 1,
  malices: (typeof wrongBytes | null)[] = [],
  bytesPerSecond?: number,
) {
  const scenario = new FilesScenario(seed);
  const people = Array.from({ length: size }, (_, at) =>
    scenario.person(malices[at] ?? null, bytesPerSecond),
  );
  for (const person of people) scenario.enter(person);
  await scenario.pass(500);
  const [author, ...others] = people as [Person, ...Person[]];
  const id = scenario.offer(author, scenario.content(bytes));
  await scenario.pass(300);
  scenario.claim();
  await scenario.pass(100);
  const fetch = (all: readonly Person[]) => {
    for (const { page, malice } of all) if (!malice) page?.files.fetch(id);
  };
  const haveAll = (all: readonly Person[]) => () =>
    all.every((person) => person.malice !== null || scenario.state(person, id) === 'here');
  return { scenario, author, others, id, fetch, haveAll, content: scenario.contents.get(id) };
}

describe('a file', () => {
  it('goes to one other, byte for byte', async () => {
    const { scenario, others, id, fetch, haveAll, content } = await roomOf(2, 1_000 * KIB + 7);
    fetch(others);
    await scenario.pass(20_000, haveAll(others));
    expect(same(await bytesAt(others[0] as Person, id), content)).toBe(true);
  });

  it.each([
    { seed: 1, kib: 6_000, kibPerSecond: 2_048, most: 1.3 },
    { seed: 2, kib: 6_000, kibPerSecond: 2_048, most: 1.3 },
    { seed: 1, kib: 24_000, kibPerSecond: 2_048, most: 1.3 },
    { seed: 1, kib: 24_000, kibPerSecond: 512, most: 1.3 },
    { seed: 2, kib: 24_000, kibPerSecond: 128, most: 1.5 },
  ])(
    'goes to seven, while its author sends hardly more than it once ($kib KiB at $kibPerSecond, seed $seed)',
    async ({ seed, kib, kibPerSecond, most }) => {
      const { scenario, author, others, id, fetch, haveAll, content } = await roomOf(
        8,
        kib * KIB,
        seed,
        [],
        kibPerSecond * KIB,
      );
      fetch(others);
      await scenario.pass(2_000_000, haveAll(others));
      for (const other of others) expect(same(await bytesAt(other, id), content)).toBe(true);
      expect((author.page?.port.sent ?? 0) / (content?.length ?? 1)).toBeLessThan(most);
      await scenario.pass(500);
      const status = author.page?.files.status(id).peek();
      expect([status?.holders.length, status?.of]).toEqual([8, 8]);
    },
  );

  it('is whole at all others though its author leaves when each piece is somewhere', async () => {
    const { scenario, author, others, id, fetch, haveAll, content } = await roomOf(5, 5_000 * KIB);
    fetch(others);
    const count = pieceCountOf(content?.length ?? 0);
    const isSpread = () => {
      const all = new Set<number>();
      for (const { drive } of others)
        for (const piece of drive.files.get(id)?.pieces.keys() ?? []) all.add(piece);
      return all.size === count;
    };
    await scenario.pass(60_000, isSpread);
    expect(haveAll(others)()).toBe(false);
    scenario.leave(author, true);
    await scenario.pass(60_000, haveAll(others));
    for (const other of others) expect(same(await bytesAt(other, id), content)).toBe(true);
    const status = others[0]?.page?.files.status(id).peek();
    expect(status?.hadIt).toEqual([author.signer.id]);
  });

  it('is told to have been with whoever had it and has gone, also after a reload of mine', async () => {
    const { scenario, author, others, id, fetch, haveAll } = await roomOf(6, 600 * KIB);
    const [ben, cat, dan, eve, fay] = others as [Person, Person, Person, Person, Person];
    fetch([ben, cat, eve, fay]);
    await scenario.pass(60_000, haveAll([ben, cat, eve, fay]));
    await scenario.pass(500);
    const hadIt = () => [...(dan.page?.files.status(id).peek().hadIt ?? [])].sort();
    // One has it no more, and says so.
    eve.page?.files.cancel(id);
    await scenario.pass(500);
    scenario.leave(ben, true);
    scenario.leave(eve, true);
    await scenario.pass(500);
    // Another gives it up while I am away.
    scenario.leave(dan);
    fay.page?.files.cancel(id);
    scenario.enter(dan);
    await scenario.pass(500);
    scenario.leave(fay, true);
    await scenario.pass(500);
    expect(hadIt()).toEqual([ben.signer.id]);
    // They go while nobody tells me.
    scenario.leave(dan);
    scenario.leave(cat, true);
    scenario.leave(author, true);
    scenario.enter(dan);
    await scenario.pass(500);
    expect(hadIt()).toEqual([author, ben, cat].map(({ signer }) => signer.id).sort());
    // Who is back tells by themselves whether they have it.
    cat.drive = new SimDrive();
    scenario.enter(cat);
    await scenario.pass(500);
    scenario.leave(cat, true);
    await scenario.pass(500);
    scenario.reload(dan);
    await scenario.pass(500);
    expect(hadIt()).toEqual([author, ben].map(({ signer }) => signer.id).sort());
  });

  it('goes on after a reload from what is on the disk, and hardly anything comes twice', async () => {
    for (const holders of [1, 3]) {
      const { scenario, others, id, fetch, haveAll, content } = await roomOf(
        1 + holders,
        8_000 * KIB,
        holders,
      );
      const last = others.at(-1) as Person;
      const before = others.slice(0, -1);
      fetch(before);
      await scenario.pass(60_000, haveAll(before));
      const came = new Map<number, number>();
      scenario.net.arrived = (_, to, bytes) => {
        const message = readPieceMessage(bytes);
        if (to.id !== last.signer.id || !message) return;
        came.set(message.piece, (came.get(message.piece) ?? 0) + message.payload.length);
      };
      fetch([last]);
      await scenario.pass(60_000, () => (last.drive.files.get(id)?.pieces.size ?? 0) >= 16);
      const stored = last.drive.files.get(id)?.pieces.size ?? 0;
      scenario.reload(last);
      const reloadedAt = scenario.clock.now();
      await scenario.pass(3_000, () => (last.drive.files.get(id)?.pieces.size ?? 0) > stored);
      expect(scenario.clock.now() - reloadedAt).toBeLessThan(3_000);
      await scenario.pass(60_000, haveAll(others));
      expect(same(await bytesAt(last, id), content)).toBe(true);
      const twice = [...came].filter(
        ([piece, bytes]) => bytes >= 2 * bytesOfPiece(content?.length ?? 0, piece),
      );
      expect(twice.length).toBeLessThanOrEqual(2);
    }
  });

  it('comes over a member in between where those who have it cannot be reached', async () => {
    const { scenario, author, others, id, haveAll, content } = await roomOf(3, 2_000 * KIB);
    const [between, far] = others as [Person, Person];
    scenario.net.setCut(author.signer.id, far.signer.id, true);
    await scenario.pass(1_000);
    far.page?.files.fetch(id);
    await scenario.pass(60_000, haveAll([far]));
    expect(same(await bytesAt(far, id), content)).toBe(true);
    expect(between.drive.files.size).toBe(0);
  });

  it('comes over a member in between also where somebody claims it who serves nothing', async () => {
    const { scenario, author, others, id, haveAll, content } = await roomOf(4, 1_000 * KIB, 1, [
      null,
      null,
      null,
      nothingAtAll,
    ]);
    const [, far, liar] = others as [Person, Person, Person];
    scenario.net.setCut(author.signer.id, far.signer.id, true);
    scenario.net.setCut(author.signer.id, liar.signer.id, true);
    await scenario.pass(1_000);
    far.page?.files.fetch(id);
    await scenario.pass(120_000, haveAll([far]));
    expect(same(await bytesAt(far, id), content)).toBe(true);
  });

  it('is right whoever lies, and a lie costs one piece', async () => {
    for (const malice of [wrongBytes, nothingAtAll]) {
      const { scenario, others, id, fetch, haveAll, content } = await roomOf(4, 4_000 * KIB, 3, [
        null,
        null,
        malice,
        malice,
      ]);
      const honest = others[0] as Person;
      // They have it, and could serve it.
      for (const { page, malice: theirs } of others) if (theirs) page?.files.fetch(id);
      await scenario.pass(malice === wrongBytes ? 30_000 : 0);
      scenario.claim();
      const wrong = new Map<string, number>();
      scenario.net.arrived = (from, to, bytes) => {
        if (to.id !== honest.signer.id || !others.some((o) => o.malice && o.signer.id === from.id)) return;
        wrong.set(from.id, (wrong.get(from.id) ?? 0) + bytes.length);
      };
      fetch([honest]);
      await scenario.pass(120_000, haveAll([honest]));
      expect(same(await bytesAt(honest, id), content)).toBe(true);
      for (const bytes of wrong.values()) expect(bytes).toBeLessThanOrEqual(256 * KIB + 5 * HEADER_BYTES);
      const told = honest.page?.files.status(id).peek().holders ?? [];
      if (malice === wrongBytes && wrong.size > 0)
        expect(told.some((member) => wrong.has(member))).toBe(false);
    }
  });

  it('is told as failed on a full disk, and goes on when there is space', async () => {
    const { scenario, others, id, fetch, haveAll } = await roomOf(2, 3_000 * KIB);
    const other = others[0] as Person;
    other.drive.isFull = true;
    fetch(others);
    await scenario.pass(10_000);
    expect(other.page?.files.status(id).peek().state).toEqual({ kind: 'failed', why: 'full' });
    other.drive.isFull = false;
    fetch(others);
    await scenario.pass(30_000, haveAll(others));
    expect(haveAll(others)()).toBe(true);
  });

  it('that was damaged on the disk is not served, and fetched again', async () => {
    const { scenario, author, others, id, fetch, haveAll, content } = await roomOf(3, 1_500 * KIB);
    const [first, second] = others as [Person, Person];
    fetch([first]);
    await scenario.pass(20_000, haveAll([first]));
    scenario.leave(author);
    const pieces = first.drive.files.get(id)?.pieces;
    const damaged = pieces?.get(2)?.slice() ?? new Uint8Array();
    damaged[5] = (damaged[5] ?? 0) ^ 1;
    pieces?.set(2, damaged);
    let isSent = false;
    scenario.net.arrived = (_, __, bytes) => {
      isSent ||= readPieceMessage(bytes)?.piece === 2;
    };
    fetch([second]);
    await scenario.pass(20_000);
    expect([isSent, scenario.state(first, id), scenario.state(second, id)]).toEqual([
      false,
      'waiting',
      'waiting',
    ]);
    expect(second.page?.files.status(id).peek().holders).toEqual([]);
    scenario.enter(author);
    await scenario.pass(30_000, haveAll(others));
    for (const other of others) expect(same(await bytesAt(other, id), content)).toBe(true);
  });

  it.each([1, 3])(
    'of two versions is one and the same for all who have it, or told (seed %i)',
    async (seed) => {
      const {
        scenario,
        author,
        others,
        id,
        fetch,
        content = new Uint8Array(),
      } = await roomOf(4, 1_500 * KIB, seed);
      const [first, ...rest] = others as [Person, ...Person[]];
      fetch([first]);
      await scenario.pass(20_000, () => (first.drive.files.get(id)?.pieces.size ?? 0) >= seed);
      scenario.leave(author);
      scenario.leave(first);
      author.drive = new SimDrive();
      scenario.enter(author);
      await scenario.pass(500);
      const other = content.slice();
      for (let at = 0; at < other.length; at += 300 * KIB) other[at] = (other[at] ?? 0) ^ 1;
      void author.page?.files.chooseAgain(id, new Blob([other as BlobPart]));
      await scenario.pass(500);
      fetch(rest.slice(0, 1));
      await scenario.pass(2_000);
      scenario.enter(first);
      fetch(rest);
      await scenario.pass(120_000);
      const ends = await Promise.all(others.map((person) => bytesAt(person, id)));
      const whole = ends.filter((bytes) => bytes !== null);
      for (const bytes of whole) expect(same(bytes, whole[0] ?? undefined)).toBe(true);
      for (const [at, bytes] of ends.entries())
        if (bytes === null)
          expect(others[at]?.page?.files.status(id).peek().state).toEqual({
            kind: 'failed',
            why: 'two-versions',
          });
    },
  );

  it('that was deleted is dropped by everybody', async () => {
    const { scenario, author, others, id, fetch, haveAll } = await roomOf(3, 500 * KIB);
    fetch(others);
    await scenario.pass(20_000, haveAll(others));
    scenario.remove(author, id);
    await scenario.pass(1_000);
    for (const { drive, page } of [author, ...others]) {
      expect(drive.files.has(id)).toBe(false);
      expect(await page?.files.blob(id)).toBeNull();
    }
  });

  it('rests and goes on as it is wanted, also over a reload', async () => {
    const { scenario, others, id, fetch, haveAll } = await roomOf(2, 4_000 * KIB);
    const other = others[0] as Person;
    fetch(others);
    await scenario.pass(1_000);
    other.page?.files.pause(id);
    await scenario.pass(500);
    const { size = 0 } = other.drive.files.get(id)?.pieces ?? {};
    expect(size).toBeGreaterThan(0);
    expect(scenario.state(other, id)).toBe('paused');
    scenario.reload(other);
    await scenario.pass(5_000);
    expect([scenario.state(other, id), other.drive.files.get(id)?.pieces.size]).toEqual(['paused', size]);
    fetch(others);
    await scenario.pass(30_000, haveAll(others));
    expect(haveAll(others)()).toBe(true);
    other.page?.files.cancel(id);
    await scenario.pass(500);
    expect([scenario.state(other, id), other.drive.files.has(id)]).toEqual(['offered', false]);
  });

  it('of a large size is chosen again after a reload of its author, and no other in its place', async () => {
    const { scenario, author, others, id, fetch, haveAll, content } = await roomOf(2, 17 * 1_024 * KIB);
    fetch(others);
    await scenario.pass(3_000);
    scenario.reload(author);
    await scenario.pass(1_000);
    expect(author.page?.files.status(id).peek().state).toMatchObject({
      kind: 'waiting',
      why: 'choose-again',
    });
    const other = new Blob([scenario.content(17 * 1_024 * KIB) as BlobPart]);
    expect(await author.page?.files.chooseAgain(id, other)).toBe(false);
    expect(await author.page?.files.chooseAgain(id, new Blob([new Uint8Array(3)]))).toBe(false);
    let isChosen: boolean | undefined;
    void author.page?.files.chooseAgain(id, new Blob([content as BlobPart])).then((chosen) => {
      isChosen = chosen;
    });
    await scenario.pass(1_000);
    expect(isChosen).toBe(true);
    await scenario.pass(60_000, haveAll(others));
    expect(same(await bytesAt(others[0] as Person, id), content)).toBe(true);
  });
});
