import { describe, expect, it } from 'vitest';
import { type Guest, Stage } from '../testing/stage.ts';
import { memoryStore } from './keep/storage.ts';

const textsOf = ({ room }: Guest) =>
  room.talk.lines.value.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
const others = ({ room }: Guest) => room.people.members.value.map(({ id, reach }) => [id, reach]);

describe('a profile that was copied to another device', () => {
  it('is noticed by both, and the younger one disturbs nobody', () => {
    const stage = new Stage(1);
    const [ann, ben] = [stage.enter('Ann', 1), stage.enter('Ben', 2)];
    ann.room.talk.say('before');
    stage.clock.advance(1_000);
    const copy = stage.enter('Ann', 1, { store: memoryStore() });
    expect(copy.room.connection.twin.value).toBe('older');
    expect(ann.room.connection.twin.value).toBe('younger');
    expect(others(copy)).not.toEqual([[ben.room.self, 'connected']]);
    expect(others(ben)).toEqual([[ann.room.self, 'connected']]);
    stage.leave(copy);
    const other = stage.enter('Ann', 3, { store: copy.store });
    ann.room.talk.say('by the first');
    other.room.talk.say('by the other');
    stage.clock.advance(5_000);
    for (const each of [ann, ben, other])
      expect(textsOf(each)).toEqual(['before', 'by the first', 'by the other']);
    expect(others(ben).sort()).toEqual(
      [
        [ann.room.self, 'connected'],
        [other.room.self, 'connected'],
      ].sort(),
    );
    for (const { room } of [ben, other]) expect(room.connection.twin.value).toBe('none');
  });

  it('heals its links afterwards as ever', () => {
    const stage = new Stage(2);
    const [ann, ben] = [stage.enter('Ann', 1), stage.enter('Ben', 2)];
    stage.leave(stage.enter('Ann', 1, { store: memoryStore() }));
    stage.network.breakLink(ann.host, ben.host);
    stage.clock.advance(60_000);
    expect(others(ben)).toEqual([[ann.room.self, 'connected']]);
    ann.room.talk.say('still me');
    stage.clock.advance(1_000);
    expect(textsOf(ben)).toEqual(['still me']);
  });

  it('is not suspected after a crash that the server has not noticed', () => {
    const stage = new Stage(3);
    const [ann, ben] = [stage.enter('Ann', 1), stage.enter('Ben', 2)];
    stage.network.crash(ann.host);
    const again = stage.enter('Ann', 1, { store: ann.store });
    expect(again.room.connection.twin.value).toBe('none');
    expect(others(again)).toEqual([[ben.room.self, 'connected']]);
    expect(others(ben)).toEqual([[again.room.self, 'connected']]);
  });

  it('is noticed late where the network is slow, and nobody is parted for good', () => {
    const stage = new Stage(5);
    const [ann, ben, cat] = [stage.enter('Ann', 1), stage.enter('Ben', 2), stage.enter('Cat', 4)];
    const { relay } = stage.server;
    stage.server.relay = (from, to, sealed) => {
      if (from.host === ann.host) stage.clock.after(6_000, () => relay.call(stage.server, from, to, sealed));
      else relay.call(stage.server, from, to, sealed);
    };
    const copy = stage.enter('Ann', 1, { store: memoryStore() });
    expect(copy.room.connection.twin.value).toBe('older');
    stage.leave(copy);
    stage.server.relay = relay;
    const other = stage.enter('Ann', 3, { store: copy.store });
    stage.clock.advance(60_000);
    ann.room.talk.say('by the first');
    stage.clock.advance(5_000);
    for (const each of [ann, ben, cat, other]) expect(textsOf(each)).toEqual(['by the first']);
  });

  it('cannot be claimed by anybody else', () => {
    const stage = new Stage(4);
    const ann = stage.enter('Ann', 1);
    const { relay } = stage.server;
    // Somebody who knows the room's key and reads what the server passes on answers in place of the first one.
    stage.server.relay = (from, to, sealed) =>
      relay.call(stage.server, from, to, sealed.replaceAll('A', 'B'));
    const copy = stage.enter('Ann', 1, { store: memoryStore() });
    expect(copy.room.connection.twin.value).toBe('none');
    expect(ann.room.connection.twin.value).toBe('younger');
  });
});
