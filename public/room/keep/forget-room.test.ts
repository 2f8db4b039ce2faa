import { describe, expect, it } from 'vitest';
import { forgetRoom } from './forget-room.ts';
import { memoryStore, storeNamed } from './storage.ts';

const OF_ROOM = ['parley.key.a-b', 'parley.log.a-b.0', 'parley.log.a-b/member_1.12', 'parley.draft.a-b/x'];
const OF_OTHERS = [
  'parley.key.a',
  'parley.key.a-b-c',
  'parley.log.c/a-b.0',
  'parley.name',
  'parley.relay-only',
  'a-b',
];

describe('forgetting a room', () => {
  it('leaves nothing of it, and everything of others', () => {
    const store = memoryStore();
    for (const key of [...OF_ROOM, ...OF_OTHERS]) store.set(key, 'kept');
    forgetRoom(store, 'a-b');
    expect(store.keys()).toEqual(OF_OTHERS);
  });

  it('leaves the room of the same id that another key opens', () => {
    const store = memoryStore();
    for (const roomVerifier of ['one', 'two'])
      storeNamed(store, roomVerifier).set('parley.key.a-b', roomVerifier);
    store.set('parley.key.a-b', 'open');
    forgetRoom(storeNamed(store, 'one'), 'a-b');
    expect(store.keys()).toEqual(['parley.key.a-b two', 'parley.key.a-b']);
    forgetRoom(store, 'a-b');
    expect(store.keys()).toEqual(['parley.key.a-b two']);
  });
});
