import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { AUTHORS } from '../../testing/histories.ts';
import { LOG, logOf, memberId } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { Entry } from '../log/entry.ts';
import { Transcript } from '../log/transcript.ts';
import { ForkDetector } from './fork-detector.ts';
import type { ReviewFrame } from './sync-channel.ts';

const ben = memberId('ben');

const [ann] = AUTHORS;
const ANNS = logOf(ann);
const entry = (seq: number, text: string): Entry => ({
  author: ann,
  log: LOG,
  seq,
  at: seq,
  seen: [],
  body: { kind: 'text', text },
  signature: 'A'.repeat(86),
});
const entriesOf = (...texts: string[]): Entry[] => texts.map((text, index) => entry(index + 1, text));
const transcriptOf = (...texts: string[]): Transcript => {
  const transcript = new Transcript();
  for (const each of entriesOf(...texts)) transcript.add(each);
  return transcript;
};

let clock: VirtualClock;
let mine: Transcript;
let asked: [string, ReviewFrame][];
let differing: string[];
let detector: ForkDetector;
beforeEach(() => {
  clock = new VirtualClock();
  mine = transcriptOf('one', 'two', 'three');
  [asked, differing] = [[], []];
  detector = new ForkDetector({
    clock,
    transcript: mine,
    send: (to, frame) => asked.push([to, frame]) > 0,
    differs: (member) => void differing.push(member),
  });
});

const heard = (member: MemberId, theirs: Transcript, head = theirs.head(ANNS)) =>
  detector.heard(member, { [ANNS]: head }, { [ANNS]: theirs.digest(ANNS, head) });
const askedOnce = (member: string, after: number) => {
  expect(asked.splice(0)).toEqual([[member, { type: 'review', log: ANNS, after }]]);
};

describe('a member who tells the digest of their log', () => {
  it('is not asked when it is the same, and need not be told mine', () => {
    expect(detector.untold(ben)).toEqual([[ANNS, 3]]);
    heard(ben, transcriptOf('one', 'two', 'three'));
    expect(asked).toEqual([]);
    expect(detector.untold(ben)).toEqual([]);
  });

  it('is not asked when they have less of the same, and is still to be told mine', () => {
    heard(ben, transcriptOf('one', 'two'));
    expect(asked).toEqual([]);
    expect(detector.untold(ben)).toEqual([[ANNS, 3]]);
  });

  it('is asked for the whole log when it differs, batch by batch', () => {
    heard(ben, transcriptOf('one', 'other', 'three'));
    askedOnce('ben', 0);
    expect(differing).toEqual(['ben']);
    detector.answered(ben, [entry(1, 'one')]);
    askedOnce('ben', 1);
    detector.answered(ben, [entry(2, 'other'), entry(3, 'three')]);
    expect(asked).toEqual([]);
  });

  it('is asked once I have as much, when they have more', () => {
    const theirs = transcriptOf('one', 'other', 'three', 'four');
    heard(ben, theirs);
    expect(asked).toEqual([]);
    for (const each of theirs.after(ANNS, 3)) mine.add(each);
    detector.compare();
    askedOnce('ben', 0);
  });

  it('is asked no further when another one is being asked for the same author', () => {
    const theirs = transcriptOf('one', 'other');
    for (const member of [ben, memberId('cat')]) heard(member, theirs);
    askedOnce('ben', 0);
    detector.lost(ben);
    askedOnce('cat', 0);
  });

  it('is left alone for a while when nothing comes', () => {
    heard(ben, transcriptOf('other'));
    askedOnce('ben', 0);
    clock.advance(10_000);
    heard(ben, transcriptOf('other'));
    expect(asked).toEqual([]);
    clock.advance(60_000);
    heard(ben, transcriptOf('other'));
    askedOnce('ben', 0);
  });
});

describe('what a member is to be told', () => {
  it('is nothing that they were told', () => {
    detector.told(ben, detector.digestsOf({ [ANNS]: 3 }));
    expect(detector.untold(ben)).toEqual([]);
    mine.add(entry(4, 'four'));
    expect(detector.untold(ben)).toEqual([[ANNS, 4]]);
  });

  it('is everything again on a new link', () => {
    detector.told(ben, detector.digestsOf({ [ANNS]: 3 }));
    detector.lost(ben);
    expect(detector.untold(ben)).toEqual([[ANNS, 3]]);
  });

  it('is what became of a log that was told, when another version took its place', () => {
    detector.told(ben, detector.digestsOf({ [ANNS]: 3 }));
    mine.add(entry(2, 'o'));
    expect(detector.untold(ben)).toEqual([[ANNS, 3]]);
  });
});
