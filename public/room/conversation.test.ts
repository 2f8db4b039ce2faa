import { expect, it } from 'vitest';
import type { Clock } from '../net/clock.ts';
import type { Verify } from '../net/crypto/signer.ts';
import { silent } from '../net/log.ts';
import { LOG, logOf, memberId } from '../testing/ids.ts';
import { nodeSigner, nodeVerify } from '../testing/node-keys.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { Conversation } from './conversation.ts';
import { memoryStore } from './keep/storage.ts';
import { entryId, signEntry } from './log/entry.ts';
import type { MemberId } from './people/member.ts';
import { signal } from './reactive.ts';

const ann = memberId('ann');

const MEMBERS = [
  ann,
  memberId('ben'),
  memberId('cleo'),
  memberId('dan'),
  memberId('eve'),
  memberId('finn'),
  memberId('gina'),
];

/** A conversation with seven others, whose frames go nowhere. */
function withSeven({
  verify = nodeVerify,
  spentMs = () => 0,
}: {
  verify?: Verify;
  spentMs?: () => number;
} = {}) {
  const clock = new VirtualClock();
  const slowClock: Clock = {
    now: () => clock.now() + spentMs(),
    wall: () => clock.wall(),
    after: (delayMs, action) => clock.after(delayMs, action),
    soon: (action) => clock.soon(action),
  };
  const store = memoryStore();
  const writes: string[] = [];
  const talk = new Conversation({
    id: 'room',
    roomId: 'room',
    signingContext: 'room',
    signer: nodeSigner(new Uint8Array(32).fill(1)),
    verify,
    clock: slowClock,
    roomClock: { now: () => clock.now(), correction: signal(0) },
    log: silent,
    store: {
      ...store,
      set(key, value) {
        writes.push(key);
        return store.set(key, value);
      },
    },
    people: {
      nameOf: (id) => id,
      tagOf: () => null,
      presentable: (raw) => raw,
      isMuted: () => false,
      isKeeper: () => false,
      changes: signal(0),
      isComplete: true,
      misbehaved: () => undefined,
      claimed: () => undefined,
    },
    isPrivate: false,
    send: () => true,
    reach: () => true,
    members: () => MEMBERS,
    isLinked: () => true,
    isHistoryOf: () => false,
    notices: () => [],
    speaking: () => undefined,
    named: () => undefined,
    spoke: () => undefined,
    lasting: memoryStore(),
    random: () => 0,
  });
  const self = nodeSigner(new Uint8Array(32).fill(1)).id;
  const acknowledge = (member: MemberId) =>
    talk.sync.receive(member, { type: 'heads', heads: { [logOf(self)]: 1 } });
  const receipt = () => talk.lines.value.flatMap((line) => (line.kind === 'text' ? [line.receipt] : []));
  return { clock, talk, writes, acknowledge, receipt };
}

it('what seven acknowledge within milliseconds is kept as often as it is shown: the first, and the rest together', () => {
  const { clock, talk, writes, acknowledge, receipt } = withSeven();
  expect(talk.say('hello')).toBeNull();
  clock.advance(16);
  expect([receipt(), writes]).toEqual([[{ have: 0, of: 7, keepers: 0 }], ['parley.log.room.0']]);
  writes.length = 0;
  let shown = 0;
  const stop = talk.lines.subscribe(() => {
    shown += 1;
  });
  shown = 0;
  for (const member of MEMBERS) {
    acknowledge(memberId(member));
    clock.advance(1);
  }
  clock.advance(16);
  stop();
  expect([receipt(), shown]).toEqual([[{ have: 7, of: 7, keepers: 0 }], 2]);
  expect(writes).toEqual(['parley.departed.room', 'parley.departed.room']);
});

it('what somebody acknowledged is kept when the page goes before it is shown', () => {
  const { clock, talk, writes, acknowledge } = withSeven();
  talk.say('hello');
  clock.advance(16);
  writes.length = 0;
  acknowledge(ann);
  talk.close();
  expect(writes).toEqual(['parley.departed.room']);
});

it('shows nothing of a batch that the rest of it takes back, however slow the machine is', () => {
  let spent = 0;
  const verify: Verify = (...claim) => {
    spent += 50; // more than a slice: each entry is checked in one of its own
    return nodeVerify(...claim);
  };
  const { clock, talk } = withSeven({ verify, spentMs: () => spent });
  const zoe = nodeSigner(new Uint8Array(32).fill(9));
  const times = (seq: number) => ({ log: LOG, seq, at: seq, seen: [] });
  const entries = [
    signEntry(zoe, 'room', { ...times(1), body: { kind: 'text', text: 'swordfish' } }),
    signEntry(zoe, 'room', { ...times(2), body: { kind: 'delete', log: LOG, seq: 1 } }),
  ];
  const shown: string[] = [];
  const stop = talk.lines.subscribe((lines) => {
    for (const line of lines) if (line.kind === 'text') shown.push(line.isDeleted ? 'deleted' : line.text);
  });
  talk.sync.receive(ann, { type: 'entries', entries });
  for (let n = 0; n < 20; n += 1) clock.advance(16);
  stop();
  expect(shown).toEqual(['deleted']);
});

it('shows a file as a line with its clean name, tells who follows at once, and takes it back when it is deleted', () => {
  const { clock, talk, acknowledge } = withSeven();
  const changed: string[][] = [];
  const stop = talk.follow((ids) => changed.push([...ids]));
  const fields = {
    kind: 'file',
    name: '../\u202egnp.exe',
    bytes: 7,
    type: 'image/png',
    width: 4,
    height: 3,
  } as const;
  expect(talk.share(fields)).toBeNull();
  const [offered] = talk.entries;
  if (offered === undefined) throw new Error('not offered');
  const id = entryId(offered);
  expect(changed).toEqual([[id]]);
  expect(talk.hasUnreached).toBe(true);
  acknowledge(ann);
  clock.advance(16);
  const name = 'gnp.exe';
  const file = { id, name, bytes: 7, type: 'image/png', preview: null, picture: { width: 4, height: 3 } };
  expect(talk.lines.value).toMatchObject([{ kind: 'text', text: '', file, receipt: { have: 1, of: 7 } }]);
  expect(talk.hasUnreached).toBe(false);
  expect(() => talk.share({ ...fields, bytes: 0 })).toThrow();
  talk.say('yes', id);
  clock.advance(16);
  expect(talk.lines.value).toMatchObject([{}, { quote: { text: name } }]);
  expect(talk.edit(id, 'a caption')).toBeNull();
  clock.advance(16);
  expect(talk.lines.value).toMatchObject([
    { text: 'a caption', file },
    { quote: { text: `${name}\na caption` } },
  ]);
  stop();
  talk.remove(id);
  clock.advance(16);
  expect(talk.lines.value).toMatchObject([{ isDeleted: true, file: null }, { quote: { text: null } }]);
  expect(changed.length).toBe(3);
});
