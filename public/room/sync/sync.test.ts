import { beforeEach, describe, expect, it } from 'vitest';
import type { Claim, VerifyAhead } from '../../net/crypto/signer.ts';
import { LOG, logOf, memberId, memberIds } from '../../testing/ids.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { signEntry } from '../log/entry.ts';
import { Transcript } from '../log/transcript.ts';
import { Sync } from './sync.ts';
import type { SyncFrame } from './sync-channel.ts';

const [ben, cat, fay, nobody] = memberIds('ben', 'cat', 'fay', 'nobody');

const ann = nodeSigner(new Uint8Array(32).fill(1));
const eve = nodeSigner(new Uint8Array(32).fill(2));
const ANNS = logOf(ann.id);
const entry = (seq: number, text = `text ${seq}`) =>
  signEntry(ann, 'room', { log: LOG, seq, at: seq, seen: [], body: { kind: 'text', text } });

let clock: VirtualClock;
let transcript: Transcript;
let sent: [string, SyncFrame][];
let flagged: string[];
let linked: Set<string>;
let takesFrames: boolean;
let claims: Claim[];
let verifyAhead: VerifyAhead;
/** Up to which entry of Ann's log I forgot it. */
let forgotten: number;
let sync: Sync;
beforeEach(() => {
  clock = new VirtualClock();
  transcript = new Transcript();
  [sent, flagged, linked, takesFrames] = [[], [], new Set(), true];
  const send = (to: string, frame: SyncFrame) => {
    if (takesFrames) sent.push([to, frame]);
    return takesFrames;
  };
  claims = [];
  forgotten = 0;
  verifyAhead = (asked, answer) => {
    claims.push(...asked);
    answer(nodeVerify);
  };
  sync = new Sync({
    self: memberId('me'),
    signingContext: 'room',
    transcript,
    add: (each) => transcript.add(each),
    verify: nodeVerify,
    verifyAhead: (...asked) => verifyAhead(...asked),
    clock,
    send,
    reach: send,
    members: () => [],
    isLinked: (a, b) => linked.has(`${a} ${b}`) || linked.has(`${b} ${a}`),
    told: () => undefined,
    headsChanged: () => undefined,
    misbehaved: (from) => void flagged.push(from),
    forgotten: (log) => (log === ANNS ? forgotten : 0),
  });
});

/** What went out since it was asked last. */
const taken = () => sent.splice(0);

const headsOfAnn = (head: number) => ({
  type: 'heads',
  heads: { [ANNS]: head },
  digests: { [ANNS]: transcript.digest(ANNS, head) },
});

describe('when a link opens', () => {
  it('what I have is told, once', () => {
    transcript.add(entry(1));
    sync.opened(ben);
    sync.opened(ben);
    expect(taken()).toEqual([['ben', headsOfAnn(1)]]);
  });

  it('what I lack is asked for, and what the other lacks is not sent unasked', () => {
    transcript.add(entry(1));
    sync.opened(ben);
    taken();
    sync.receive(ben, { type: 'heads', heads: { [ANNS]: 3, [logOf(eve.id)]: 0 } });
    expect(taken()).toEqual([['ben', { type: 'want', after: { [ANNS]: 1 } }]]);
    sync.receive(ben, { type: 'heads', heads: {} });
    expect(taken()).toEqual([]);
  });

  it('each author is asked for at one member only, however many have it', () => {
    for (const member of [ben, cat, memberId('dan')]) sync.opened(member);
    taken();
    for (const member of [ben, cat, memberId('dan')])
      sync.receive(member, { type: 'heads', heads: { [ANNS]: 3 } });
    expect(taken().map(([to, { type }]) => [to, type])).toEqual([['ben', 'want']]);
  });

  it('what was asked for is asked of another one when the first is gone', () => {
    for (const member of [ben, cat]) sync.opened(member);
    for (const member of [ben, cat]) sync.receive(member, { type: 'heads', heads: { [ANNS]: 3 } });
    taken();
    sync.lost(ben);
    expect(taken()).toEqual([['cat', { type: 'want', after: { [ANNS]: 0 } }]]);
  });

  it('a frame that the link did not take is sent later', () => {
    transcript.add(entry(1));
    takesFrames = false;
    sync.opened(ben);
    takesFrames = true;
    clock.advance(5_000);
    expect(taken()).toEqual([['ben', headsOfAnn(1)]]);
  });
});

describe('a log that was forgotten on purpose', () => {
  beforeEach(() => {
    forgotten = 2;
    sync.opened(ben);
    taken();
  });

  it('is not asked for again, nor claimed', () => {
    sync.receive(ben, { type: 'heads', heads: { [ANNS]: 2 } });
    expect(taken()).toEqual([]);
    sync.opened(cat);
    expect(taken()).toEqual([['cat', { type: 'heads', heads: {}, digests: {} }]]);
  });

  it('is asked for from its beginning when there is more of it', () => {
    sync.receive(ben, { type: 'heads', heads: { [ANNS]: 3 } });
    expect(taken()).toEqual([['ben', { type: 'want', after: { [ANNS]: 0 } }]]);
  });

  it('is asked for when its author goes on with it, and nothing is acknowledged before it is whole', () => {
    sync.receive(ben, { type: 'entries', entries: [entry(3)] });
    expect(taken()).toEqual([['ben', { type: 'want', after: { [ANNS]: 0 } }]]);
    sync.receive(ben, { type: 'entries', entries: [entry(1), entry(2)], isAnswer: true });
    clock.advance(1_000);
    expect(transcript.head(ANNS)).toBe(3);
    const heads = taken().flatMap(([to, frame]) =>
      to === ann.id && frame.type === 'heads' ? frame.heads : [],
    );
    expect(heads).toEqual([{ [ANNS]: 3 }]);
  });
});

describe('who is asked', () => {
  it('answers with what comes after', () => {
    for (const seq of [1, 2, 3]) transcript.add(entry(seq));
    sync.opened(ben);
    taken();
    sync.receive(ben, { type: 'want', after: { [ANNS]: 1 } });
    expect(taken()).toEqual([['ben', { type: 'entries', entries: [entry(2), entry(3)], isAnswer: true }]]);
  });

  it('answers with nothing to who lacks nothing', () => {
    transcript.add(entry(1));
    sync.opened(ben);
    taken();
    sync.receive(ben, { type: 'want', after: { [ANNS]: 1, [nobody]: 0 } });
    expect(taken()).toEqual([['ben', { type: 'entries', entries: [], isAnswer: true }]]);
  });

  it('answers a long history in batches, each asked for on its own', () => {
    for (let seq = 1; seq <= 450; seq += 1) transcript.add(entry(seq));
    sync.opened(ben);
    taken();
    const sizes = [0, 200, 400].map((after) => {
      sync.receive(ben, { type: 'want', after: { [ANNS]: after } });
      return taken().flatMap(([, frame]) => (frame.type === 'entries' ? frame.entries : [])).length;
    });
    expect(sizes).toEqual([200, 200, 50]);
  });
});

describe('an entry that comes', () => {
  beforeEach(() => {
    sync.opened(ben);
    taken();
  });

  it('is put into the transcript and acknowledged to its author', () => {
    sync.receive(ben, { type: 'entries', entries: [entry(1), entry(2)] });
    clock.advance(1_000);
    expect(transcript.entries).toEqual([entry(1), entry(2)]);
    expect(taken()).toEqual([[ann.id, { type: 'heads', heads: { [ANNS]: 2 } }]]);
  });

  it('is never acknowledged before it is held', () => {
    sync.receive(ben, { type: 'entries', entries: [entry(3)] });
    clock.advance(1_000);
    expect(taken().filter(([to]) => to === ann.id)).toEqual([]);
  });

  it('makes those before it be asked for', () => {
    sync.receive(ben, { type: 'entries', entries: [entry(3)] });
    expect(taken()).toContainEqual(['ben', { type: 'want', after: { [ANNS]: 0 } }]);
  });

  it('is passed on to those who have no link with its author, and to nobody else', () => {
    for (const member of [ann.id, cat, memberId('dan'), fay]) sync.opened(member);
    linked.add(`dan ${ann.id}`);
    for (const member of [cat, memberId('dan')]) sync.receive(member, { type: 'heads', heads: {} });
    sync.receive(fay, { type: 'heads', heads: { [ANNS]: 1 } });
    taken();
    sync.receive(ben, { type: 'entries', entries: [entry(1)] });
    expect(taken().filter(([, { type }]) => type === 'entries')).toEqual([
      ['cat', { type: 'entries', entries: [entry(1)] }],
    ]);
  });

  it('is not passed on before the other told what they have, and is told of then', () => {
    sync.opened(cat);
    taken();
    sync.receive(ben, { type: 'entries', entries: [entry(1)] });
    expect(taken()).toEqual([]);
    sync.receive(cat, { type: 'heads', heads: {} });
    expect(taken()).toEqual([['cat', headsOfAnn(1)]]);
  });

  it('a second time changes nothing and is not passed on', () => {
    sync.opened(cat);
    sync.receive(ben, { type: 'entries', entries: [entry(1)] });
    clock.advance(1_000);
    taken();
    sync.receive(cat, { type: 'entries', entries: [entry(1)] });
    clock.advance(1_000);
    expect(taken()).toEqual([]);
    expect(transcript.entries).toHaveLength(1);
  });

  it('with a false signature is refused and its sender flagged', () => {
    sync.receive(ben, {
      type: 'entries',
      entries: [{ ...entry(1), body: { kind: 'text', text: 'forged' } }],
    });
    expect(transcript.entries).toEqual([]);
    expect(flagged).toEqual(['ben']);
  });

  it('from another room is refused', () => {
    const foreign = signEntry(ann, 'other room', {
      log: LOG,
      seq: 1,
      at: 1,
      seen: [],
      body: { kind: 'text', text: 'x' },
    });
    sync.receive(ben, { type: 'entries', entries: [foreign] });
    expect(transcript.entries).toEqual([]);
  });

  it('does not keep the good ones beside a forged one away', () => {
    sync.receive(ben, { type: 'entries', entries: [{ ...entry(1), at: 9 }, entry(1)] });
    expect(transcript.entries).toEqual([entry(1)]);
  });

  it('that says something else under a known number gets its author flagged: the carrier is innocent', () => {
    sync.receive(ben, { type: 'entries', entries: [entry(1), entry(1, 'something else')] });
    expect(transcript.entries).toEqual([entry(1)]);
    expect(flagged).toEqual([ann.id]);
  });

  it('in ever new versions is not listened to for long', () => {
    sync.opened(ann.id);
    const versions = Array.from({ length: 60 }, (_, n) => entry(1, 'x'.repeat(60 - n)));
    for (const version of versions) sync.receive(ann.id, { type: 'entries', entries: [version] });
    expect(transcript.entries[0]?.body).toEqual({ kind: 'text', text: 'x'.repeat(60 - 20) });
  });

  it('is taken whatever time it claims', () => {
    const future = signEntry(ann, 'room', {
      log: LOG,
      seq: 1,
      at: 8.64e15,
      seen: [],
      body: { kind: 'text', text: 'x' },
    });
    sync.receive(ben, { type: 'entries', entries: [future] });
    expect(transcript.entries).toEqual([future]);
  });
});

describe('what a member is known to have', () => {
  it('is what they said or sent, and nothing for being sent to them', () => {
    sync.opened(ben);
    sync.tell(entry(1));
    expect(sync.headOf(ben, ANNS)).toBe(0);
    sync.receive(ben, { type: 'heads', heads: { [ANNS]: 1 } });
    expect(sync.headOf(ben, ANNS)).toBe(1);
  });

  it('never shrinks, and is kept while their link is gone', () => {
    sync.opened(ben);
    sync.receive(ben, { type: 'heads', heads: { [ANNS]: 5 } });
    sync.receive(ben, { type: 'heads', heads: { [ANNS]: 2 } });
    sync.lost(ben);
    expect(sync.headOf(ben, ANNS)).toBe(5);
  });

  it('does not grow by a forged entry', () => {
    sync.opened(ben);
    sync.receive(ben, { type: 'entries', entries: [{ ...entry(7), at: 0 }] });
    expect(sync.headOf(ben, ANNS)).toBe(0);
  });
});

describe('after close', () => {
  it('nothing is sent any more but what is owed, at once', () => {
    sync.opened(ben);
    sync.receive(ben, { type: 'entries', entries: [entry(1)] });
    sync.receive(ben, { type: 'heads', heads: { [ANNS]: 9 } });
    taken();
    sync.close();
    expect(taken()).toEqual([[ann.id, { type: 'heads', heads: { [ANNS]: 1 } }]]);
    sync.close();
    clock.advance(60_000);
    expect(taken()).toEqual([]);
  });
});

describe('signatures that are verified ahead', () => {
  const forged = { ...entry(2), signature: 'A'.repeat(86) };

  it('are those of entries that are not held already', () => {
    transcript.add(entry(1));
    sync.opened(ben);
    sync.receive(ben, { type: 'entries', entries: [entry(1), entry(2)] });
    expect(claims.map(([id, , signature]) => [id, signature])).toEqual([[ann.id, entry(2).signature]]);
    expect(transcript.head(ANNS)).toBe(2);
    sync.receive(ben, { type: 'entries', entries: [entry(1), entry(2)] });
    expect(claims).toHaveLength(1);
  });

  it('decide nothing by themselves: what they were found to be does', () => {
    sync.opened(ben);
    sync.receive(ben, { type: 'entries', entries: [entry(1), forged] });
    expect([transcript.head(ANNS), flagged]).toEqual([1, ['ben']]);
  });

  it('of a liar who is not listened to any more are not even asked for', () => {
    sync.opened(ben);
    const lies = Array.from({ length: 30 }, () => forged);
    sync.receive(ben, { type: 'entries', entries: lies });
    const asked = claims.length;
    sync.receive(ben, { type: 'entries', entries: lies });
    expect(claims).toHaveLength(asked);
  });
});

describe('a member who takes in entries faster than they are handed out', () => {
  const want = { type: 'want', after: { [ANNS]: 0 } } as const;
  const answers = () => taken().filter(([, { type }]) => type === 'entries');

  it('is served a while later, well before they would lose patience', () => {
    transcript.add(entry(1));
    sync.opened(ben);
    for (let n = 0; n < 40; n += 1) sync.receive(ben, want);
    expect(answers()).toHaveLength(40);
    sync.receive(ben, want);
    expect(answers()).toEqual([]);
    clock.advance(1_000);
    expect(answers()).toHaveLength(1);
  });

  it('is served one thing a while later, however often they ask', () => {
    transcript.add(entry(1));
    sync.opened(ben);
    for (let n = 0; n < 1_000; n += 1) sync.receive(ben, want);
    expect(answers()).toHaveLength(40);
    clock.advance(10_000);
    expect(answers()).toHaveLength(1);
  });
});
