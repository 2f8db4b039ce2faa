/** Members who reach each other in no other way, and what becomes of it when they do again. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { LastResort } from '../../src/protocol.ts';
import { type Guest, SETTLE_MS, Stage } from './stage.ts';

const MINUTES_MS = 180_000;

let stage: Stage;
beforeEach(() => {
  stage = new Stage(7);
});

function enterCutOff(lastResort: LastResort): [Guest, Guest] {
  stage.server.lastResort = lastResort;
  const ann = stage.enter('Ann', 1);
  const ben = stage.enter('Ben', 2);
  stage.network.setCut(ann.host, ben.host, true);
  stage.clock.advance(MINUTES_MS);
  return [ann, ben];
}

const texts = ({ room }: Guest) =>
  room.talk.lines.value.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
const sees = (guest: Guest, other: Guest) => {
  const { reach, lastResort } = guest.room.people.about(other.room.self);
  return `${reach} ${lastResort}`;
};
const want = (guest: Guest, other: Guest) => guest.room.connection.wantLastResort(other.room.self);

describe('the last resort', () => {
  it('is taken by nobody alone, and opens once both want it', () => {
    const [ann, ben] = enterCutOff('ask');
    expect([sees(ann, ben), sees(ben, ann)]).toEqual(['unreachable possible', 'unreachable possible']);
    want(ann, ben);
    ann.room.talk.say('hello?');
    stage.clock.advance(SETTLE_MS);
    expect([sees(ann, ben), sees(ben, ann)]).toEqual(['unreachable wished', 'unreachable asked']);
    expect(texts(ben)).toEqual([]);
    want(ben, ann);
    stage.clock.advance(5_000);
    expect([sees(ann, ben), sees(ben, ann)]).toEqual(['connected open', 'connected open']);
    ben.room.talk.say('hello!');
    stage.clock.advance(5_000);
    expect(texts(ann)).toEqual(['hello?', 'hello!']);
    expect(texts(ben)).toEqual(texts(ann));
    const [first] = ann.room.talk.lines.value.filter((line) => line.kind === 'text');
    expect(first?.receipt).toMatchObject({ have: 1, of: 1 });
  });

  it('ends as soon as there is a direct path, and nothing is lost or doubled', () => {
    const [ann, ben] = enterCutOff('ask');
    want(ann, ben);
    want(ben, ann);
    stage.clock.advance(SETTLE_MS);
    expect(sees(ann, ben)).toBe('connected open');
    for (let n = 0; n < 40; n += 1) {
      if (n === 10) stage.network.setCut(ann.host, ben.host, false);
      (n % 2 === 0 ? ann : ben).room.talk.say(`${n}`);
      stage.clock.advance(2_000);
    }
    stage.clock.advance(MINUTES_MS);
    expect([sees(ann, ben), sees(ben, ann)]).toEqual(['connected none', 'connected none']);
    expect(texts(ann)).toEqual(texts(ben));
    expect(texts(ann)).toEqual(Array.from({ length: 40 }, (_, n) => `${n}`));
    // They agreed once: it comes back by itself.
    stage.network.setCut(ann.host, ben.host, true);
    stage.clock.advance(MINUTES_MS);
    expect([sees(ann, ben), sees(ben, ann)]).toEqual(['connected open', 'connected open']);
  });

  it('survives a server that is killed and comes back', () => {
    const [ann, ben] = enterCutOff('ask');
    want(ann, ben);
    want(ben, ann);
    stage.clock.advance(SETTLE_MS);
    stage.server.setUp(false);
    ann.room.talk.say('while it is gone');
    stage.clock.advance(MINUTES_MS);
    expect(texts(ben)).toEqual([]);
    stage.server.setUp(true);
    stage.clock.advance(MINUTES_MS);
    expect(texts(ben)).toEqual(['while it is gone']);
    expect(sees(ann, ben)).toBe('connected open');
  });

  it('is not there where somebody relays, and ends when somebody does', () => {
    const [ann, ben] = enterCutOff('on');
    expect([sees(ann, ben), sees(ben, ann)]).toEqual(['connected open', 'connected open']);
    const cleo = stage.enter('Cleo', 3);
    stage.clock.advance(SETTLE_MS);
    expect([sees(ann, ben), sees(ben, ann)]).toEqual(['via none', 'via none']);
    ann.room.talk.say('over Cleo');
    stage.clock.advance(5_000);
    expect(texts(ben)).toEqual(['over Cleo']);
    stage.leave(cleo);
    stage.clock.advance(MINUTES_MS);
    expect(sees(ann, ben)).toBe('connected open');
  });

  it('needs nobody to say yes where the operator lets it begin by itself', () => {
    const [ann, ben] = enterCutOff('on');
    ann.room.talk.say('by itself');
    stage.clock.advance(5_000);
    expect(texts(ben)).toEqual(['by itself']);
  });

  it('is not there where the operator switched it off', () => {
    const [ann, ben] = enterCutOff('off');
    want(ann, ben);
    want(ben, ann);
    stage.clock.advance(MINUTES_MS);
    expect([sees(ann, ben), sees(ben, ann)]).toEqual(['unreachable none', 'unreachable none']);
  });
});
