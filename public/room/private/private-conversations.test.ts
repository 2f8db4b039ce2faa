/** Private conversations between whole rooms: who gets what, over detours, reloads and departures. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAgreement } from '../../net/crypto/agreement.ts';
import { createCipher } from '../../net/crypto/cipher.ts';
import { createSeal } from '../../net/crypto/seal.ts';
import type { AnyFrame } from '../../testing/frames.ts';
import { LOG, logOf, memberId } from '../../testing/ids.ts';
import { nodeSigner } from '../../testing/node-keys.ts';
import { type Guest, SETTLE_MS, Stage } from '../../testing/stage.ts';
import { signEntry } from '../log/entry.ts';
import type { PrivateFrame } from './private-channel.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

let stage: Stage;
beforeEach(() => {
  stage = new Stage(23);
});

const talkOf = (guest: Guest, other: Guest) => {
  const begun = guest.conversations.with(other.room.self);
  if (begun === null) throw new Error('no conversation');
  return begun.talk;
};
const say = (from: Guest, to: Guest, text: string): void => {
  expect(talkOf(from, to).say(text, null)).toBeNull();
  stage.clock.advance(2_000);
};
/** As if it had come from `from`. */
function hear(guest: Guest, from: Guest, sealed: string): void {
  const frame: PrivateFrame = { type: 'private', sealed };
  guest.room.router.receive(from.room.self, frame);
}
const texts = (guest: Guest, other: Guest) =>
  talkOf(guest, other).lines.value.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
const receipts = (guest: Guest, other: Guest) =>
  talkOf(guest, other).lines.value.flatMap((line) =>
    line.kind === 'text' && line.receipt ? [`${line.receipt.have} of ${line.receipt.of}`] : [],
  );
const listed = ({ conversations }: Guest) => conversations.list.value.map(({ unread }) => unread);
const enter = (name: string, key: number, store?: Guest['store']) =>
  stage.enter(name, key, store ? { store } : {});
const reload = (guest: Guest): Guest => {
  stage.leave(guest);
  return enter(guest.name, guest.key, guest.store);
};

describe('a private conversation', () => {
  it('is between two, in the order of both, acknowledged, and nothing to anybody else', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    say(ann, ben, 'for you alone');
    say(ben, ann, 'I hear you');
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      expect(texts(one, other)).toEqual(['for you alone', 'I hear you']);
      expect(receipts(one, other)).toEqual(['1 of 1']);
    }
    expect([cat.conversations.list.value, cat.room.talk.entries, ann.room.talk.entries]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('counts what is unread where nobody has it open', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    say(ann, ben, 'one');
    say(ann, ben, 'two');
    expect([listed(ben), listed(ann)]).toEqual([[2], [0]]);
    talkOf(ben, ann).setReading(true);
    talkOf(ben, ann).sawUnread();
    stage.clock.advance(2_000);
    talkOf(ben, ann).setReading(false);
    stage.clock.advance(100);
    expect(listed(ben)).toEqual([0]);
  });

  it('counts what was unread before a reload, and not what was read', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    say(ann, ben, 'read');
    talkOf(ben, ann).setReading(true);
    talkOf(ben, ann).sawUnread();
    stage.clock.advance(2_000);
    talkOf(ben, ann).setReading(false);
    say(ann, ben, 'unread');
    say(ann, ben, 'unread too');
    const again = reload(ben);
    expect(listed(again)).toEqual([2]);
    expect(talkOf(again, ann).lines.value.map((line) => ('text' in line ? line.text : line.kind))).toEqual([
      'read',
      'divider',
      'unread',
      'unread too',
    ]);
  });

  it('that nobody said anything in does not take the place of another', () => {
    const ann = enter('Ann', 1);
    for (let key = 2; key < 8; key++) {
      const guest = enter(`Guest ${key}`, key);
      guest.conversations.with(ann.room.self);
      stage.clock.advance(1_000);
      stage.leave(guest);
      stage.clock.advance(SETTLE_MS);
    }
    expect(ann.conversations.count).toBe(0);
  });

  it('has no place for what anybody else said, though they signed it for this very conversation', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    say(ben, ann, 'only the two of us');
    const secret = createAgreement(new Uint8Array(32).fill(2))(ann.room.self);
    const signingContext = createSeal(
      { roomId: 'room', key: null },
      (count) => new Uint8Array(count),
    ).signingContext;
    const pair = [ann.room.self, ben.room.self].sort().join(' ');
    const key = hkdf(
      sha512,
      secret ?? new Uint8Array(),
      utf8('parley 1 private'),
      utf8(`${signingContext} ${pair}`),
      32,
    );
    const cipher = createCipher(key, (count) => stage.random.bytes(count));
    const at = stage.clock.now();
    const entry = signEntry(nodeSigner(new Uint8Array(32).fill(3)), `${signingContext} private ${pair}`, {
      log: LOG,
      seq: 1,
      at,
      seen: [],
      body: { kind: 'text', text: 'Cat was here' },
    });
    const context = JSON.stringify(['private', ben.room.self, ann.room.self]);
    for (const frame of [
      { type: 'heads', heads: { [logOf(cat.room.self)]: 1 } },
      { type: 'entries', entries: [entry] },
    ])
      hear(ann, ben, cipher.close(frame, context));
    stage.clock.advance(SETTLE_MS);
    expect(texts(ann, ben)).toEqual(['only the two of us']);
    expect(ann.room.people.about(ben.room.self).isFaulty).toBe(true);
  });

  it('goes over a third who holds the only way, and who learns nothing of it', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    const heard: string[] = [];
    stage.network.watch = (_from, to, text) => {
      if (to === cat.host) heard.push(text);
    };
    stage.network.setCut(ann.host, ben.host, true);
    stage.clock.advance(SETTLE_MS);
    say(ann, ben, 'over whom you please');
    stage.clock.advance(SETTLE_MS);
    expect([texts(ben, ann), receipts(ann, ben)]).toEqual([['over whom you please'], ['1 of 1']]);
    expect(heard.some((text) => text.includes('private'))).toBe(true);
    expect(heard.join()).not.toContain('whom you please');
    expect(cat.conversations.list.value).toEqual([]);
  });

  it('comes whole over a third that loses half of what it is to carry', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    stage.network.setCut(ann.host, ben.host, true);
    stage.clock.advance(SETTLE_MS);
    stage.network.loses = (from, _to, text) =>
      from === cat.host && text.includes('private') && stage.random.next() < 0.5;
    for (let m = 0; m < 10; m++) {
      say(ann, ben, `from Ann ${m}`);
      say(ben, ann, `from Ben ${m}`);
    }
    stage.clock.advance(300_000);
    const all = Array.from({ length: 10 }, (_, m) => [`from Ann ${m}`, `from Ben ${m}`]).flat();
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      expect(texts(one, other)).toEqual(all);
      expect(new Set(receipts(one, other))).toEqual(new Set(['1 of 1']));
    }
  });

  it('is there again after a reload of either, and of both', () => {
    let [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    say(ann, ben, 'before');
    ann = reload(ann);
    say(ben, ann, 'between');
    stage.leave(ann);
    ben = reload(ben);
    ann = enter('Ann', 1, ann.store);
    say(ann, ben, 'after');
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ] as const)
      expect(texts(one, other)).toEqual(['before', 'between', 'after']);
  });

  it('stays readable when the other has left, and waits for them with what is said', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    say(ben, ann, 'goodbye');
    stage.leave(ben);
    stage.clock.advance(SETTLE_MS);
    say(ann, ben, 'are you there?');
    expect([texts(ann, ben), ann.conversations.hasUnreached]).toEqual([['goodbye', 'are you there?'], true]);
    const again = reload(ann);
    expect(again.room.people.about(ben.room.self).name).toBe('Ben');
    const back = enter('Ben', 2, ben.store);
    stage.clock.advance(SETTLE_MS);
    expect(texts(back, again)).toEqual(['goodbye', 'are you there?']);
    expect([receipts(again, back), again.conversations.hasUnreached]).toEqual([['1 of 1'], false]);
  });

  it('is with nobody but another member, and with so many at most', () => {
    const ann = enter('Ann', 1);
    expect(ann.conversations.with(ann.room.self)).toBeNull();
    for (const nobody of [memberId(''), memberId('x'.repeat(43)), memberId('A'.repeat(43))])
      expect(ann.conversations.with(nobody)).toBeNull();
  });

  it('is cleared with the room', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    say(ann, ben, 'forget me');
    stage.forget(ann);
    expect(ann.store.keys()).toEqual([]);
    stage.leave(ben);
    const again = enter('Ann', 1, ann.store);
    talkOf(again, ben);
    stage.clock.advance(1_000);
    expect([again.conversations.list.value, texts(again, ben)]).toEqual([[], []]);
  });

  it('brings a long history in frames that can be relayed', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    for (const other of [ann, cat]) stage.network.setCut(ben.host, other.host, true);
    stage.clock.advance(SETTLE_MS);
    for (let n = 0; n < 40; n += 1) talkOf(ann, ben).say(`${n} ${'x'.repeat(4_000)}`);
    stage.network.setCut(ben.host, cat.host, false);
    stage.clock.advance(SETTLE_MS);
    expect([texts(ben, ann).map(parseFloat), cat.room.talk.entries]).toEqual([[...Array(40).keys()], []]);
  });

  it('takes the largest text there is in one frame, also when it is carried', () => {
    const [ann, ben] = [enter('Ann', 1), enter('Ben', 2)];
    enter('Cat', 3);
    stage.network.setCut(ann.host, ben.host, true);
    stage.clock.advance(SETTLE_MS);
    const text = `${'\u0001'.repeat(4_999)}.`;
    say(ann, ben, text);
    stage.clock.advance(SETTLE_MS);
    expect(texts(ben, ann)).toEqual([text]);
  });
});

describe('a private frame', () => {
  it('that somebody else made, changed or told again is nothing', () => {
    const [ann, ben, cat] = [enter('Ann', 1), enter('Ben', 2), enter('Cat', 3)];
    const sent: AnyFrame[] = [];
    stage.network.watch = (_from, to, text) => {
      if (to === ben.host) sent.push(JSON.parse(text));
    };
    say(ann, ben, 'mine');
    const sealed = sent.flatMap((frame) => (frame.type === 'private' ? [frame.sealed] : []));
    expect(sealed.length).toBeGreaterThan(0);
    for (const one of sealed) {
      for (const bad of ['', 'A', one.slice(1), one.slice(0, -1), `${one.slice(0, 40)}A${one.slice(41)}`])
        hear(ben, ann, bad);
      // As if it were Cat's own; as if Ben had said it; once more.
      hear(ben, cat, one);
      hear(ann, ben, one);
      hear(ben, ann, one);
    }
    stage.clock.advance(SETTLE_MS);
    expect([texts(ben, ann), texts(ann, ben), texts(ben, cat)]).toEqual([['mine'], ['mine'], []]);
    expect(ben.room.people.members.value.some(({ isFaulty }) => isFaulty)).toBe(false);
  });

  it('goes on with what was said before its part of the page came', () => {
    const ann = enter('Ann', 1);
    const ben = stage.enter('Ben', 2, {
      conversationsAfterMs: 30_000,
      prepare(room) {
        stage.clock.after(10_000, () => ann.conversations.with(room.self)?.talk.say('already here', null));
      },
    });
    expect(texts(ben, ann)).toEqual(['already here']);
    expect(receipts(ann, ben)).toEqual(['1 of 1']);
    expect(listed(ben)).toEqual([1]);
  });
});
