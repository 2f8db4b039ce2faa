import { describe, expect, it } from 'vitest';
import { SimDisk } from '../../testing/sim-disk.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { KeepSwitch, MAX_ROWS } from './keep-switch.ts';
import { openRoomStore } from './open-room-store.ts';
import { memoryStore } from './storage.ts';

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

async function device(isPersistent = false) {
  const clock = new VirtualClock();
  const disk = new SimDisk(clock, () => 10);
  const tab = memoryStore();
  let moved = 0;
  const open = async () => {
    const options = { roomId: 'room', room: 'room', keepingKey: null, clock, randomBytes, tab, disk };
    const opened = await openRoomStore(options);
    const persistence = { isGiven: async () => isPersistent, ask: async () => isPersistent };
    return {
      store: opened.store,
      keep: new KeepSwitch({
        ...opened,
        persistence,
        moved: () => {
          moved += 1;
        },
      }),
    };
  };
  /** Lets what is under way come to its end. */
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await Promise.resolve();
      clock.advance(10);
    }
  };
  return { clock, disk, tab, open, settle, moved: () => moved };
}

describe('the switch', () => {
  it('is off at first; on, it says whether the browser promised anything and how much it takes', async () => {
    const { open, settle, moved, tab } = await device(true);
    const { keep, store } = await open();
    store.set('parley.log.room.0', 'x'.repeat(3_000));
    expect([keep.state.value, keep.bytes]).toEqual([{ kind: 'off', problem: null }, 0]);
    const turning = keep.turn(true);
    expect(keep.state.value).toEqual({ kind: 'moving' });
    await settle();
    await turning;
    expect(keep.state.value).toEqual({ kind: 'on', isPersistent: true });
    expect(Math.round(keep.bytes / 1_000)).toBe(4);
    expect([moved(), tab.keys()]).toEqual([1, []]);
    const again = await open();
    await settle();
    expect(again.keep.state.value).toEqual({ kind: 'on', isPersistent: true });
    await again.keep.turn(false);
    expect([again.keep.state.value, again.keep.bytes]).toEqual([{ kind: 'off', problem: null }, 0]);
    expect(tab.get('parley.log.room.0')).toHaveLength(3_000);
  });

  it('stays off where there is no space, and can be tried again', async () => {
    const { disk, open, settle } = await device();
    const { keep } = await open();
    await settle();
    disk.trouble = 'full';
    void keep.turn(true);
    await settle();
    expect(keep.state.value).toEqual({ kind: 'off', problem: 'full' });
    disk.trouble = null;
    void keep.turn(true);
    await settle();
    expect(keep.state.value).toEqual({ kind: 'on', isPersistent: false });
  });

  it('says so when nothing more can be kept', async () => {
    const { disk, open, settle } = await device();
    const { keep, store } = await open();
    void keep.turn(true);
    await settle();
    disk.trouble = 'full';
    store.set('parley.log.room.0', 'said');
    expect(store.isLosing.value).toBe(false);
    await settle();
    expect(keep.state.value).toEqual({ kind: 'failing', trouble: 'full' });
    expect(store.isLosing.value).toBe(true);
  });

  it('keeps no more than so much of all rooms together', async () => {
    const { clock, disk, open, settle } = await device();
    const { keep } = await open();
    disk.count = async () => MAX_ROWS;
    void keep.turn(true);
    await settle();
    expect(keep.state.value).toEqual({ kind: 'off', problem: 'bound' });
    disk.count = async () => MAX_ROWS - 1;
    void keep.turn(true);
    await settle();
    expect(keep.state.value.kind).toBe('on');
    disk.count = async () => MAX_ROWS;
    clock.advance(60_000);
    await settle();
    expect(keep.state.value).toEqual({ kind: 'failing', trouble: 'bound' });
  });
});
