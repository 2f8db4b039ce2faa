/** Faults that were found once, each as the shortest story that showed it. */
import { describe, expect, it } from 'vitest';
import { entryId, signEntry } from '../room/log/entry.ts';
import { Transcript } from '../room/log/transcript.ts';
import { Sync } from '../room/sync/sync.ts';
import type { SyncFrame } from '../room/sync/sync-channel.ts';
import { decodeFrame } from './frames.ts';
import { entryIdOf, LOG, logOf, memberId, memberIds } from './ids.ts';
import { nodeSigner, nodeVerify } from './node-keys.ts';
import { Scenario } from './scenario.ts';
import { VirtualClock } from './virtual-clock.ts';

const [liar, honest, ben] = memberIds('liar', 'honest', 'ben');

const ann = nodeSigner(new Uint8Array(32).fill(1));
const annSaid = (seq: number) =>
  signEntry(ann, 'room', { log: LOG, seq, at: seq, seen: [], body: { kind: 'text', text: 'x' } });

function aloneWithFrames() {
  const clock = new VirtualClock();
  const transcript = new Transcript();
  const sent: [string, SyncFrame][] = [];
  const send = (to: string, frame: SyncFrame) => {
    sent.push([to, frame]);
    return true;
  };
  const sync = new Sync({
    self: memberId('me'),
    ownLog: () => null,
    signingContext: 'room',
    transcript,
    add: (entry) => transcript.add(entry),
    verify: nodeVerify,
    clock,
    send,
    reach: send,
    members: () => [],
    isLinked: () => false,
    told: () => undefined,
    headsChanged: () => undefined,
    misbehaved: () => undefined,
  });
  const takeWants = () => sent.splice(0).flatMap(([to, { type }]) => (type === 'want' ? [to] : []));
  return { clock, sync, takeWants };
}

describe('a member who lacks something', () => {
  it('asks another one when the first claims more than they serve', () => {
    const { clock, sync, takeWants } = aloneWithFrames();
    sync.opened(liar);
    sync.opened(honest);
    sync.receive(liar, { type: 'heads', heads: { [logOf(ann.id)]: 1_000 } });
    sync.receive(honest, { type: 'heads', heads: { [logOf(ann.id)]: 1 } });
    clock.advance(20_000);
    expect(takeWants()).toContain('honest');
  });

  it('asks once for a gap, whatever else comes in meanwhile', () => {
    const { sync, takeWants } = aloneWithFrames();
    sync.opened(ben);
    sync.receive(ben, { type: 'heads', heads: { [logOf(ann.id)]: 400 } });
    for (let n = 0; n < 10; n += 1) sync.receive(ben, { type: 'entries', entries: [annSaid(401 + n)] });
    expect(takeWants()).toHaveLength(1);
  });
});

describe('a room', () => {
  it('does not fork when storage ran out and the page was reloaded', () => {
    const scenario = new Scenario({ seed: 1 });
    scenario.arrive();
    const actor = scenario.arrive();
    const { set } = actor.store;
    let left = 3;
    actor.store.set = (key, value) => (key.startsWith('parley.log') && left-- <= 0 ? false : set(key, value));
    scenario.clock.advance(20_000);
    for (let n = 0; n < 6; n += 1) actor.room?.talk.say(`before ${n}`);
    scenario.clock.advance(20_000);
    expect(actor.room?.talk.isKeeping.value).toBe(false);
    scenario.close(actor);
    scenario.clock.advance(500);
    scenario.open(actor);
    actor.room?.talk.say('after');
    scenario.clock.advance(60_000);
    const [one, two] = scenario.present;
    expect(two?.room.talk.entries).toEqual(one?.room.talk.entries);
    expect(one?.room.talk.lines.value.filter((line) => line.kind === 'text')).toHaveLength(7);
  });

  it('takes no reaction that the others would refuse', () => {
    const scenario = new Scenario({ seed: 1 });
    const actor = scenario.arrive();
    scenario.arrive();
    scenario.clock.advance(20_000);
    actor.room?.talk.say('hi');
    const [id = ''] = actor.room?.talk.entries.filter(({ body }) => body.kind === 'text').map(entryId) ?? [];
    actor.room?.talk.react(entryIdOf(id), 'x'.repeat(40), true);
    actor.room?.talk.say('more');
    scenario.clock.advance(60_000);
    expect(scenario.present[1]?.room.talk.entries).toEqual(scenario.present[0]?.room.talk.entries);
  });

  it('has no history for who was here first, also when they come back to the server', () => {
    const scenario = new Scenario({ seed: 4 });
    const first = scenario.arrive();
    scenario.clock.advance(5_000);
    first.room?.talk.say('mine');
    scenario.setOffline(first, true);
    scenario.clock.advance(30_000);
    const second = scenario.arrive();
    scenario.clock.advance(5_000);
    second.room?.talk.say('hello');
    scenario.clock.advance(5_000);
    scenario.setOffline(first, false);
    scenario.clock.advance(60_000);
    const dividers = first.room?.talk.lines.value.filter(
      (line) => line.kind === 'divider' && line.event === 'joined',
    );
    expect(dividers).toEqual([]);
  });

  it('does not echo its history when somebody comes late', () => {
    const scenario = new Scenario({ seed: 7 });
    for (let n = 0; n < 8; n += 1) scenario.arrive();
    scenario.clock.advance(30_000);
    for (const { room } of scenario.present) for (let n = 0; n < 124; n += 1) room.talk.say(`text ${n}`);
    scenario.clock.advance(30_000);
    let echoed = 0;
    scenario.network.watch = (from, _to, text) => {
      const frame = decodeFrame(text);
      if (from.name.startsWith('Actor 9') && frame?.type === 'entries') echoed += frame.entries.length;
    };
    const late = scenario.arrive();
    scenario.clock.advance(30_000);
    expect(echoed).toBe(0);
    expect(late.room?.talk.entries).toEqual(scenario.present[0]?.room.talk.entries);
  });

  it('goes on after somebody whose clock is almost a day ahead spoke and crashed', () => {
    const scenario = new Scenario({ seed: 3 });
    const ahead = scenario.arrive(86_400_000 - 5_000);
    const actor = scenario.arrive(20_000);
    scenario.arrive(0);
    scenario.clock.advance(20_000);
    ahead.room?.talk.say('from tomorrow');
    scenario.clock.advance(2_000);
    scenario.crash(ahead);
    scenario.clock.advance(100);
    actor.room?.talk.say('now');
    scenario.clock.advance(5_000);
    expect(scenario.present[1]?.room.talk.entries).toEqual(scenario.present[0]?.room.talk.entries);
    expect(
      scenario.present.flatMap(({ room }) => room.people.members.value).some(({ isFaulty }) => isFaulty),
    ).toBe(false);
  });
});
