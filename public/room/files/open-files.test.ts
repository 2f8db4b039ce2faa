/** Files between whole rooms: offered in the transcript or in private, over links and bulk connections as pages have them. */
import { expect, it } from 'vitest';
import { bulkChannel } from '../../net/bulk/bulk-channel.ts';
import { MeshBulk } from '../../net/bulk/mesh-bulk.ts';
import { silent } from '../../net/log.ts';
import { SimDrive } from '../../testing/files/sim-drive.ts';
import { SimBulk } from '../../testing/sim-bulk.ts';
import { type Guest, SETTLE_MS, Stage } from '../../testing/stage.ts';
import { TEXT_LIMIT } from '../log/own-messages.ts';
import { signal } from '../reactive.ts';
import type { TextLine } from '../timeline/line.ts';
import type { RoomFiles } from './files-contract.ts';
import { openFiles } from './open-files.ts';
import { type FileId, MAX_FILE_BYTES } from './shared-file.ts';

interface Page {
  readonly guest: Guest;
  readonly files: RoomFiles;
  readonly drive: SimDrive;
}

const content = Uint8Array.from({ length: 900_000 }, (_, at) => (at * 31) ^ (at >> 9));
const attached = {
  content: new Blob([content]),
  name: '../holiday.jpg',
  type: 'Image/JPEG; q=1',
  preview: null,
  picture: { width: 40, height: 30 },
};

function scene() {
  const stage = new Stage(7);
  const lanes = new SimBulk(stage.network);
  const enter = (name: string, key: number): Page => {
    const guest = stage.enter(name, key);
    const { room, host, conversations } = guest;
    const drive = new SimDrive();
    const bulk = new MeshBulk({
      self: room.self,
      clock: stage.clock,
      random: stage.random.next,
      log: silent,
      createLane: lanes.lanesFor(host),
      channel: room.router.channel(bulkChannel),
      terms: (id) => room.connection.terms(id),
      mayUseTurn: () => true,
    });
    const files = openFiles(room, {
      conversations,
      bulk,
      pieces: drive.open(stage.clock),
      isKeeping: signal(false),
      limits: signal({ isOn: true, maxBytes: MAX_FILE_BYTES, storage: 'disk', memoryBytes: 0 }),
    });
    return { guest, files, drive };
  };
  const pass = async (ms: number, until: () => boolean = () => false) => {
    for (let passed = 0; passed < ms && !until(); passed += 20) {
      stage.clock.advance(20);
      await new Promise((done) => setImmediate(done));
    }
  };
  return { stage, enter, pass };
}

const fileIn = (lines: readonly { readonly kind: string }[]): TextLine['file'] | undefined =>
  lines.flatMap((line) => (line.kind === 'text' ? [(line as TextLine).file] : [])).at(-1);
const textsIn = ({ guest }: Page): string[] =>
  guest.room.talk.lines.value.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
const kindOf = ({ files }: Page, id: FileId) => files.status(id).peek().state.kind;
const same = async ({ files }: Page, id: FileId): Promise<boolean> => {
  const bytes = await (await files.blob(id))?.arrayBuffer();
  return bytes !== undefined && Buffer.compare(new Uint8Array(bytes), content) === 0;
};

it('a file offered in the room is a line of it, and goes to whoever fetches it', async () => {
  const { enter, pass } = scene();
  const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
  expect(ann.files.offer(attached, ' a caption ', null, null)).toBeNull();
  await pass(2_000);
  const file = fileIn(ben.guest.room.talk.lines.value);
  expect(file).toMatchObject({ name: 'holiday.jpg', bytes: 900_000, type: 'image/jpeg' });
  const { id } = file ?? (ann.guest.room.talk.entries[0] as never);
  expect(ben.files.status(id).peek()).toMatchObject({
    state: { kind: 'offered' },
    holders: [ann.guest.room.self],
    of: 3,
  });
  for (const page of [ben, cat]) page.files.fetch(id);
  await pass(60_000, () => [ben, cat].every((page) => kindOf(page, id) === 'here'));
  expect(await Promise.all([ann, ben, cat].map((page) => same(page, id)))).toEqual([true, true, true]);
  await pass(1_000);
  expect(ann.files.status(id).peek().holders).toHaveLength(3);
  ann.guest.room.talk.remove(id);
  await pass(3_000);
  expect([ben.drive.files.size, await ben.files.blob(id)]).toEqual([0, null]);
});

it('a caption is taken whole, or the file is not offered', async () => {
  const { enter, pass } = scene();
  const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
  const longest = '漢'.repeat(TEXT_LIMIT.graphemes);
  for (const caption of [`${longest}漢`, '👩🏽\u200D💻'.repeat(3_000)])
    expect(ann.files.offer(attached, caption, null, null)).toBe('too-long');
  expect(ann.guest.room.talk.entries).toEqual([]);
  expect(ann.files.offer(attached, `${longest}\n`, null, null)).toBeNull();
  await pass(2_000);
  expect(textsIn(ben)).toEqual([longest]);
});

it('a caption is edited, and taken away: the file stays', async () => {
  const { enter, pass } = scene();
  const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
  ann.files.offer(attached, 'a caption', null, null);
  await pass(2_000);
  const { talk } = ann.guest.room;
  const { id } = fileIn(talk.lines.value) ?? (talk.entries[0] as never);
  for (const [words, shown] of [
    [' \n\u200B', ''],
    ['another', 'another'],
    ['', ''],
  ] as const) {
    expect(talk.edit(id, words)).toBeNull();
    await pass(2_000);
    expect(textsIn(ben)).toEqual([shown]);
  }
  const { length } = talk.entries;
  expect(talk.edit(id, ' ')).toBeNull();
  expect(talk.entries).toHaveLength(length);
  ben.files.fetch(id);
  await pass(60_000, () => kindOf(ben, id) === 'here');
  expect(await same(ben, id)).toBe(true);
  talk.say('a text', null);
  await pass(1_000);
  const text = talk.lines.value.at(-1)?.id as FileId;
  expect(talk.edit(text, ' ')).toBe('blank');
});

it('a file offered in private goes to the other of the two alone, and begins their conversation', async () => {
  const { stage, enter, pass } = scene();
  const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
  expect(ann.files.offer(attached, '', ben.guest.room.self, null)).toBeNull();
  await pass(3_000);
  const talk = ben.guest.conversations.with(ann.guest.room.self)?.talk;
  const id = fileIn(talk?.lines.value ?? [])?.id as FileId;
  expect(ben.files.status(id).peek()).toMatchObject({ of: 2 });
  ben.files.fetch(id);
  await pass(60_000, () => kindOf(ben, id) === 'here');
  expect(await same(ben, id)).toBe(true);
  cat.files.fetch(id);
  for (const about of [
    { kind: 'want', id },
    { kind: 'ask', id, stream: 7, pieces: [0], seals: [0], carry: true },
    { kind: 'prove', id, from: 0 },
  ])
    ann.guest.room.router.receive(cat.guest.room.self, { type: 'file', about } as never);
  stage.clock.advance(SETTLE_MS);
  expect(cat.files.status(id).peek()).toMatchObject({ state: { kind: 'offered' }, holders: [] });
});

it('a private file waits for a link of the two, says so, and goes on by itself', async () => {
  const { stage, enter, pass } = scene();
  const [ann, ben] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
  await pass(2_000);
  stage.network.setCut(ann.guest.host, ben.guest.host, true);
  await pass(SETTLE_MS);
  expect(ann.files.offer(attached, '', ben.guest.room.self, null)).toBeNull();
  await pass(SETTLE_MS);
  const talk = ben.guest.conversations.with(ann.guest.room.self)?.talk;
  const id = fileIn(talk?.lines.value ?? [])?.id as FileId;
  ben.files.fetch(id);
  await pass(10_000);
  expect(ben.files.status(id).peek().state).toEqual({ kind: 'waiting', bytes: 0, why: 'no-own-link' });
  stage.network.setCut(ann.guest.host, ben.guest.host, false);
  await pass(SETTLE_MS + 60_000, () => kindOf(ben, id) === 'here');
  expect(await same(ben, id)).toBe(true);
});
