import { describe, expect, it } from 'vitest';
import { createSeal } from '../../net/crypto/seal.ts';
import { SimDisk } from '../../testing/sim-disk.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { Disk } from './device/disk.ts';
import { moveToDevice, moveToTab } from './device/kept.ts';
import { makeSecretKey } from './identity.ts';
import { openRoomStore } from './open-room-store.ts';
import { memoryStore, type Store } from './storage.ts';

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const none: Disk = {
  lost: () => undefined,
  load: async () => 'missing',
  write: (_room, _change, done) => done('missing'),
  count: async () => 0,
};
const KEPT = ['parley.log.room.0', 'parley.draft.room', 'parley.arrival.room'];

function device(roomKey: string | null = null) {
  const clock = new VirtualClock();
  const disk = new SimDisk(clock, () => 10);
  const { keepingKey, roomVerifier } = createSeal({ roomId: 'room', key: roomKey }, randomBytes);
  const room = roomKey === null ? 'room' : `room ${roomVerifier}`;
  const options = { roomId: 'room', room, keepingKey, clock, randomBytes };
  const open = (tab: Store = memoryStore(), from: Disk = disk) =>
    openRoomStore({ ...options, tab, disk: from });
  /** With the switch turned on. */
  const openKept = async (tab: Store = memoryStore()) => {
    const opened = await open(tab);
    const moved = moveToDevice(opened);
    clock.advance(100);
    return { ...opened, trouble: await moved, opened };
  };
  return { clock, disk, room, open, openKept };
}

describe('who I am in a room', () => {
  for (const roomKey of [null, 'key of the room'])
    it(`is the same when the tab was closed, ${roomKey ? 'sealed' : 'open'}`, async () => {
      const { clock, disk, room, open } = device(roomKey);
      const first = await open();
      first.store.set('parley.name.room', 'Ann');
      first.store.set('parley.marks.room', '{}');
      first.store.set('parley.draft.room', 'half a thought');
      clock.advance(100);
      const again = await open();
      expect(again.secretKey).toEqual(first.secretKey);
      expect(KEPT.concat('parley.name.room').map((name) => again.store.get(name))).toEqual([
        null,
        null,
        null,
        'Ann',
      ]);
      expect(String(disk.read(room).member).includes('Ann')).toBe(roomKey === null);
    });

  it('is taken over from the tab of an older page, once', async () => {
    const { clock, open } = device();
    const tab = memoryStore();
    const key = makeSecretKey(tab, 'room', randomBytes);
    tab.set('parley.name.room', 'Ann');
    tab.set('parley.name.elsewhere', 'Bob');
    expect((await open(tab)).secretKey).toEqual(key);
    expect(tab.keys()).toEqual(['parley.name.elsewhere']);
    clock.advance(100);
    makeSecretKey(tab, 'room', randomBytes);
    const again = await open(tab);
    expect([again.secretKey, again.store.get('parley.name.room')]).toEqual([key, 'Ann']);
    expect(tab.keys()).toEqual(['parley.name.elsewhere']);
  });

  it('lasts as long as the tab where the device keeps nothing', async () => {
    const { open } = device();
    const tab = memoryStore();
    const first = await open(tab, none);
    expect(first.store.trouble.value).toBe('missing');
    expect((await open(tab, none)).secretKey).toEqual(first.secretKey);
    expect((await open(memoryStore(), none)).secretKey).not.toEqual(first.secretKey);
  });

  it('goes into the tab when the device cannot keep it', async () => {
    const { clock, disk, open } = device();
    disk.trouble = 'full';
    const tab = memoryStore();
    const first = await open(tab);
    clock.advance(100);
    expect(first.store.trouble.value).toBe('full');
    expect((await open(tab, none)).secretKey).toEqual(first.secretKey);
  });

  it('is made anew where it is damaged', async () => {
    const { clock, disk, room, open } = device('key of the room');
    const first = await open();
    clock.advance(100);
    const kept = String(disk.read(room).member);
    disk.write(room, { member: `${kept.slice(0, -8)}AAAAAAAA` }, () => undefined);
    clock.advance(100);
    const again = await open();
    expect(again.secretKey).not.toEqual(first.secretKey);
    clock.advance(100);
    expect((await open()).secretKey).toEqual(again.secretKey);
  });
});

describe('a room that is kept on the device', () => {
  it('has the draft of a tab that did not have the room: something may have been shared into it', async () => {
    const { clock, open, openKept } = device();
    const { store } = await openKept();
    store.set('parley.draft.room', 'begun');
    clock.advance(100);
    const tab = memoryStore();
    tab.set('parley.draft.room', 'shared');
    tab.set('parley.draft.room/somebody', 'said');
    tab.set('parley.arrival.room', 'old');
    const names = [...tab.keys()];
    const again = await open(tab);
    expect(names.map((name) => again.store.get(name))).toEqual(['begun\nshared', 'said', null]);
    expect(tab.keys()).toEqual([]);
    clock.advance(100);
    const later = await open();
    expect(names.map((name) => later.store.get(name))).toEqual(['begun\nshared', 'said', null]);
  });

  it('moves there from the tab, and is there without it', async () => {
    const { clock, open, openKept } = device();
    const tab = memoryStore();
    for (const name of KEPT) tab.set(name, name);
    tab.set('parley.call.room', 'stays');
    tab.set('parley.log.elsewhere.0', 'stays');
    const { store, trouble } = await openKept(tab);
    expect([trouble, tab.keys()]).toEqual([null, ['parley.call.room', 'parley.log.elsewhere.0']]);
    store.set('parley.log.room.1', 'said since');
    clock.advance(100);
    const again = await open();
    expect([...KEPT, 'parley.log.room.1'].map((name) => again.store.get(name))).toEqual([
      ...KEPT,
      'said since',
    ]);
    expect(again.store.kept.value).not.toBeNull();
  });

  it('moves back, and is on the device no more', async () => {
    const { clock, disk, room, open, openKept } = device();
    const { store, tab, opened } = await openKept();
    store.set('parley.log.room.0', 'said');
    expect(moveToTab(store.kept.value as never, opened)).toBe(true);
    store.set('parley.log.room.1', 'said since');
    clock.advance(100);
    expect([store.kept.value, tab.get('parley.log.room.0'), tab.get('parley.log.room.1')]).toEqual([
      null,
      'said',
      'said since',
    ]);
    expect(disk.read(room).rows).toEqual([]);
    expect((await open()).store.get('parley.log.room.0')).toBeNull();
  });

  it('stays in the tab where the device has no space, with what was said meanwhile', async () => {
    const { clock, disk, open } = device();
    const tab = memoryStore();
    tab.set('parley.log.room.0', 'said');
    const opened = await open(tab);
    clock.advance(100);
    disk.trouble = 'full';
    const moved = moveToDevice(opened);
    opened.store.set('parley.log.room.1', 'said since');
    clock.advance(100);
    expect(await moved).toBe('full');
    expect([tab.get('parley.log.room.0'), tab.get('parley.log.room.1')]).toEqual(['said', 'said since']);
    expect([opened.store.kept.value, opened.store.trouble.value]).toEqual([null, null]);
  });

  it('counts before what a crash left in the tab', async () => {
    const { clock, open, openKept } = device();
    const { store } = await openKept();
    store.set('parley.log.room.0', 'newer');
    clock.advance(100);
    const tab = memoryStore();
    tab.set('parley.log.room.0', 'older');
    expect((await open(tab)).store.get('parley.log.room.0')).toBe('newer');
    expect(tab.keys()).toEqual([]);
  });

  it('says so when the browser empties it, and stays known as long as the page', async () => {
    const { clock, disk, openKept } = device();
    const { store, tab, secretKey } = await openKept();
    store.set('parley.log.room.0', 'said');
    clock.advance(100);
    disk.evict();
    expect([store.trouble.value, store.get('parley.log.room.0')]).toEqual(['cleared', 'said']);
    expect(tab.get('parley.key.room')).not.toBeNull();
    expect(secretKey).toHaveLength(32);
    store.set('parley.log.room.0', 'more');
    clock.advance(100);
    expect(store.get('parley.log.room.0')).toBe('more');
  });

  it('holds no plain text where the room is sealed', async () => {
    const { clock, disk, room, openKept } = device('key of the room');
    const { store } = await openKept();
    store.set('parley.log.room.0', 'a secret plan');
    clock.advance(100);
    const kept = JSON.stringify(disk.read(room));
    for (const word of ['secret', 'parley', 'log']) expect(kept).not.toContain(word);
  });
});
