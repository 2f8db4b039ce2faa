import { describe, expect, it, vi } from 'vitest';
import { type AnyFrame, decodeFrame } from '../testing/frames.ts';
import { type Actor, Scenario } from '../testing/scenario.ts';

interface Sent {
  readonly from: string;
  readonly to: string;
  readonly frame: AnyFrame | null;
  readonly bytes: number;
}

/** Everything that goes over links from now on but pings. */
function sentFrom({ network }: Scenario): Sent[] {
  const sent: Sent[] = [];
  network.watch = (from, to, text) => {
    const frame = decodeFrame(text);
    if (frame?.type === 'ping' || frame?.type === 'pong') return;
    sent.push({ from: from.name, to: to.name, frame, bytes: Buffer.byteLength(text) });
  };
  return sent;
}

const bytesOf = (sent: readonly Sent[]): number => sent.reduce((sum, { bytes }) => sum + bytes, 0);
const roomOf = ({ room }: Actor) => {
  if (!room) throw new Error('this actor is not in the room');
  return room;
};

/** A room whose members have all met, and have all said so much. */
function settled(seed: number, members: number, texts: number): Scenario {
  const scenario = new Scenario({ seed });
  for (let count = 0; count < members; count += 1) scenario.arrive();
  scenario.clock.advance(30_000);
  for (const actor of scenario.present)
    for (let n = 0; n < texts; n += 1) actor.room.talk.say(`text ${n} of ${actor.name}`);
  scenario.clock.advance(30_000);
  return scenario;
}

describe('one message in a healthy mesh', () => {
  it.each([3, 8, 16])(
    'costs its author one frame for each of the others, and each of them one small answer: %i members',
    (members) => {
      const scenario = settled(members, members, 1);
      const [author, ...others] = scenario.present;
      const sent = sentFrom(scenario);
      author?.room.talk.say('hello');
      scenario.clock.advance(10_000);

      const told = sent.filter(({ frame }) => frame?.type === 'entries');
      expect(told.map(({ to }) => to).sort()).toEqual(others.map(({ host }) => host.name).sort());
      expect(new Set(told.map(({ from }) => from))).toEqual(new Set([author?.host.name]));
      const answers = sent.filter((each) => !told.includes(each));
      expect(answers.map(({ from, to, frame }) => [from, to, frame?.type]).sort()).toEqual(
        others.map(({ host }) => [host.name, author?.host.name, 'heads']).sort(),
      );
      expect(Math.max(...answers.map(({ bytes }) => bytes))).toBeLessThan(110);
      // 25 bytes for each of those who wrote since. One packet even where all members of a full room did.
      expect(Math.max(...told.map(({ bytes }) => bytes))).toBeLessThan(292 + 25 * others.length);
    },
  );

  it('is written once for all who get it', () => {
    const scenario = settled(9, 8, 1);
    const stringify = vi.spyOn(JSON, 'stringify');
    scenario.present[0]?.room.talk.say('hello');
    const frames = stringify.mock.calls.filter(([frame]) => frame?.type === 'entries');
    stringify.mockRestore();
    expect(frames).toHaveLength(1);
  });

  it('of many in haste costs no more than that each, and fewer answers', () => {
    const scenario = settled(4, 4, 1);
    const sent = sentFrom(scenario);
    for (let n = 0; n < 20; n += 1) scenario.present[0]?.room.talk.say(`text ${n}`);
    scenario.clock.advance(10_000);
    expect(sent.filter(({ frame }) => frame?.type === 'entries')).toHaveLength(20 * 3);
    expect(sent.filter(({ frame }) => frame?.type === 'heads').length).toBeLessThan(20);
  });

  it('is followed by one small comparison of each pair, and by silence', () => {
    const scenario = settled(5, 8, 2);
    const sent = sentFrom(scenario);
    scenario.clock.advance(2 * 60_000);
    expect(new Set(sent.map(({ frame }) => frame?.type))).toEqual(new Set(['heads']));
    expect(sent).toHaveLength((8 * 7) / 2);
    expect(Math.max(...sent.map(({ bytes }) => bytes))).toBeLessThan(8 * 150);
    sent.length = 0;
    scenario.clock.advance(10 * 60_000);
    expect(sent).toEqual([]);
  });
});

describe('two members who lack one of 5,000 entries', () => {
  it('exchange less than 2 kB when their link opens', () => {
    const scenario = new Scenario({ seed: 6 });
    const ann = roomOf(scenario.arrive());
    for (let n = 0; n < 4_998; n += 1) ann.talk.say(`text ${n}`);
    const ben = roomOf(scenario.arrive());
    scenario.clock.advance(60_000);
    expect(ben.talk.entries).toHaveLength(4_999);
    const [{ host: annsHost }, { host: bensHost }] = scenario.actors as [Actor, Actor];
    scenario.network.setCut(annsHost, bensHost, true);
    scenario.clock.advance(60_000);
    expect(ann.talk.say('the one that is missing')).toBeNull();
    scenario.clock.advance(60_000);
    expect(ben.talk.entries).toHaveLength(4_999);

    const sent = sentFrom(scenario);
    scenario.network.setCut(annsHost, bensHost, false);
    scenario.clock.advance(60_000);
    expect(ben.talk.entries).toEqual(ann.talk.entries);
    expect(ben.talk.entries).toHaveLength(5_000);
    expect(sent.flatMap(({ frame }) => (frame?.type === 'entries' ? frame.entries : []))).toHaveLength(1);
    expect(bytesOf(sent)).toBeLessThan(2_000);
  });
});

describe('a latecomer to eight members with 1,000 entries', () => {
  it('receives each of them once, and asks nobody for what another one sends already', () => {
    const scenario = settled(7, 8, 124);
    expect(scenario.present[0]?.room.talk.entries).toHaveLength(8 * 125);
    const sent = sentFrom(scenario);
    const latecomer = scenario.arrive();
    scenario.clock.advance(30_000);
    expect(roomOf(latecomer).talk.entries).toEqual(scenario.present[0]?.room.talk.entries);

    const received = sent.filter(({ to, frame }) => to === latecomer.host.name && frame?.type === 'entries');
    const count = received.reduce(
      (sum, { frame }) => sum + (frame?.type === 'entries' ? frame.entries.length : 0),
      0,
    );
    expect(count).toBe(1_000);
    expect(bytesOf(received)).toBeLessThan(
      1.01 * Buffer.byteLength(JSON.stringify(roomOf(latecomer).talk.entries)),
    );
  });
});
