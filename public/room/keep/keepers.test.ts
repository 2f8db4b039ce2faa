import { expect, it } from 'vitest';
import { Stage } from '../../testing/stage.ts';
import { signal } from '../reactive.ts';
import { Keepers } from './keepers.ts';
import { keepingChannel } from './keeping-channel.ts';

it('members know of each other whether their devices keep the room, however late they come', () => {
  const stage = new Stage(1);
  const [a, b] = [stage.enter('Ann', 1), stage.enter('Ben', 2)];
  const keepers = ({ room }: typeof a, isKeeping = signal(false)) =>
    new Keepers({ channel: room.router.channel(keepingChannel), isKeeping });
  const isKept = signal(true);
  const ofAnn = keepers(a, isKept);
  stage.clock.advance(1_000);
  // What was told before it was loaded.
  const ofBen = keepers(b);
  stage.clock.advance(1_000);
  expect([...ofBen.told.value]).toEqual([[a.room.self, true]]);
  expect([...ofAnn.told.value]).toEqual([[b.room.self, false]]);
  isKept.value = false;
  stage.clock.advance(1_000);
  expect([...ofBen.told.value]).toEqual([[a.room.self, false]]);
  isKept.value = true;
  const c = stage.enter('Cleo', 3);
  const ofCleo = keepers(c);
  stage.clock.advance(1_000);
  expect(ofCleo.told.value).toEqual(
    new Map([
      [a.room.self, true],
      [b.room.self, false],
    ]),
  );
  stage.leave(a);
  stage.clock.advance(60_000);
  expect(ofCleo.told.value.has(a.room.self)).toBe(false);
  for (const each of [ofAnn, ofBen, ofCleo]) each.close();
});
