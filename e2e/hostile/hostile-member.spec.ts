import type { Page } from '@playwright/test';
import type { MemberId } from '../../public/net/crypto/signer.ts';
import { signEntry } from '../../public/room/log/entry.ts';
import type { AnyFrame } from '../../public/testing/frames.ts';
import { LOG, logOf, memberId } from '../../public/testing/ids.ts';
import { nodeSigner } from '../../public/testing/node-keys.ts';
import { roomIdOf, scopeOf, WrittenHistory } from '../chat/written-history.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { FrameFuzz } from './frame-fuzz.ts';
import { armed, HostileMember, type RawFrame, type Salvo, secretKeyOf } from './hostile-member.ts';

const FLAG = 'sends faulty data; it is refused';
/** Of each, while the attack goes on. */
const HONEST_MESSAGES = 3;

interface Room {
  readonly ada: Member;
  readonly ben: Member;
  readonly mallory: HostileMember;
}

type OpenMember = (options?: { prepare?: (page: Page) => Promise<void> }) => Promise<Member>;

/** Mallory comes between the two, so that her first link is the one with Ada, and her second the one with Ben. */
async function openRoomWithMallory(
  openMember: OpenMember,
  prepareAda?: (page: Page) => Promise<void>,
): Promise<Room> {
  const ada = await openMember(prepareAda ? { prepare: prepareAda } : {});
  await expect(ada.banner).toBeEmpty();
  const mallory = await openMember({ prepare: armed });
  await everyLinkIsConnected([ada, mallory]);
  const ben = await openMember();
  await everyLinkIsConnected([ada, mallory, ben]);
  const hostile = await HostileMember.of(mallory);
  // Once Ben has told of his links, what she tells either of the two is not passed on to the other any more.
  const bensLinks = [await idOf(ada), hostile.signer.id].sort();
  await expect
    .poll(async () => (await hostile.linksToldOf()).map((ids) => ids.sort()))
    .toContainEqual(bensLinks);
  await ben.say('all here');
  await everyoneReads([ada], 'all here');
  return { ada, ben, mallory: hostile };
}

const idOf = async (member: Member): Promise<MemberId> => nodeSigner(await secretKeyOf(member)).id;

/** What is said, by whom: the names as everybody but their owner reads them. */
async function transcriptOf(member: Member): Promise<string[]> {
  const name = await member.name();
  const rows = await member
    .messages()
    .evaluateAll((all) =>
      all.map((row) =>
        [row.querySelector('bdi'), row.querySelector('.message-text')]
          .map((part) => part?.textContent ?? '')
          .join(': '),
      ),
    );
  return rows.map((row) => row.replace(/^You: /, `${name}: `));
}

/**
 * Ada and Ben hear each other while Mallory sends these frames over and over: she stops only when they have done so.
 * `isOnce`: each frame once.
 */
async function talkDuring(
  { ada, ben, mallory }: Room,
  what: string,
  frames: readonly RawFrame[],
  { perSecond = Number.POSITIVE_INFINITY, count = frames.length, isOnce = false } = {},
): Promise<Salvo> {
  const ended = isOnce ? mallory.fire(frames, { perSecond }) : mallory.flood(frames, { perSecond, count });
  for (let n = 1; n <= HONEST_MESSAGES; n++) {
    await ada.say(`during ${what}, to Ben ${n}.`);
    await expect(ben.message(`during ${what}, to Ben ${n}.`)).toBeVisible();
    await ben.say(`during ${what}, to Ada ${n}.`);
    await expect(ada.message(`during ${what}, to Ada ${n}.`)).toBeVisible();
  }
  await mallory.ceaseFire();
  const salvo = await ended;
  const figures = `${what}: ${2 * HONEST_MESSAGES} honest messages came through ${salvo.sent} frames`;
  console.log(figures);
  test.info().annotations.push({ type: 'figures', description: figures });
  return salvo;
}

/** Their link held all the while, and once Mallory is gone they have the same transcript. */
async function honestOnesAreUnharmed({ ada, ben, mallory }: Room): Promise<void> {
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  await expect(ada.person(bensName)).toContainText(/\bconnected\b/);
  await expect(ada.person(bensName)).not.toContainText(FLAG);
  await expect(ben.person(adasName)).not.toContainText(FLAG);
  await mallory.member.page.close();
  await everyLinkIsConnected([ada, ben]);
  await ada.say('only we two are left');
  await everyoneReads([ben], 'only we two are left');
  await expect(ada.receipt('only we two are left')).toHaveText('Delivered to everyone');
  expect(await transcriptOf(ben)).toEqual(await transcriptOf(ada));
  for (const member of [ada, ben]) await expect(member.notices(/reconnecting|came back/)).toHaveCount(0);
}

test('ten thousand fuzzed frames are refused, and nobody else is troubled @chromium', async ({
  openMember,
}) => {
  const room = await openRoomWithMallory(openMember);
  const { ada, ben, mallory } = room;
  const mallorysName = await mallory.member.name();
  const fuzz = new FrameFuzz(20_261, mallory, [await idOf(ada), await idOf(ben)]);
  // So few that they pass for another version of the page, and are no flood even where they come all at once: everything
  // is read.
  const read = Array.from({ length: 4_800 }, (_, n) => (n % 100 === 99 ? fuzz.malformed() : fuzz.nonsense()));
  const first = await talkDuring(room, 'nonsense', read, { isOnce: true });
  const cutOff = Array.from({ length: 5_200 }, () => fuzz.malformed());
  await talkDuring(room, 'malformed frames', cutOff);
  expect(first.unsent).toBe(0);
  for (const member of [ada, ben]) {
    await expect(member.person(mallorysName)).toContainText(FLAG);
    await expect(member.message('forged')).toHaveCount(0);
    await expect(member.people.getByRole('listitem')).toHaveCount(2);
  }
  await honestOnesAreUnharmed(room);
});

test('nobody can speak, change or leave in the name of another @chromium @promise', async ({
  openMember,
  roomUrl,
}) => {
  const room = await openRoomWithMallory(openMember);
  const { ada, ben, mallory } = room;
  const mallorysName = await mallory.member.name();
  await ben.say('what Ben said');
  await everyoneReads([ada, mallory.member], 'what Ben said');
  const adasId = await idOf(ada);
  const bensSigner = nodeSigner(await secretKeyOf(ben));
  const bensId = bensSigner.id;
  const [seq, time] = [4, Date.now()];
  const next = { log: LOG, seq, at: time, seen: [] };
  const forged = 'words put into a mouth';

  const badSignature = mallory.entry(seq, { kind: 'text', text: `${forged} 1` });
  const elsewhere = signEntry(bensSigner, scopeOf(`${roomIdOf(roomUrl)}x`), {
    ...next,
    body: { kind: 'text', text: `${forged} 2` },
  });
  // Ben signed this here, but other words.
  const altered = signEntry(bensSigner, scopeOf(roomIdOf(roomUrl)), {
    ...next,
    body: { kind: 'text', text: 'true' },
  });
  const entries = [
    { ...badSignature, author: bensId },
    elsewhere,
    { ...altered, body: { kind: 'text' as const, text: `${forged} 3` } },
    // Of one's own entries only: these are about nothing.
    mallory.entry(1, { kind: 'edit', log: LOG, seq: 2, text: `${forged} 4` }),
    mallory.entry(2, { kind: 'delete', log: LOG, seq: 2 }),
  ];
  for (const entry of entries) await mallory.send({ type: 'entries', entries: [entry] });
  const signature = badSignature.signature;
  for (const [from, to] of [
    [bensId, adasId],
    [adasId, bensId],
  ] as const) {
    const bye = JSON.stringify({ type: 'bye', sessionId: 'a' });
    await mallory.send({
      type: 'carried',
      from,
      to,
      hops: 8,
      sessionId: 'a',
      nonce: time,
      payload: bye,
      signature,
    });
  }
  await expect(ada.person(mallorysName)).toContainText(FLAG);
  await expect(ben.person(mallorysName)).toContainText(FLAG);

  await ben.say('and what Ben says now');
  await everyoneReads([ada], 'and what Ben says now');
  for (const member of [ada, ben]) {
    await expect(member.message(forged)).toHaveCount(0);
    await expect(member.message('what Ben said')).not.toContainText(/edited|deleted/);
    await expect(member.messages()).toHaveCount(3);
    await expect(member.people.getByRole('listitem')).toHaveCount(2);
    await expect(member.notices(/left/)).toHaveCount(0);
  }
  await honestOnesAreUnharmed(room);
});

test('two different entries under one number are noticed by whoever gets both @chromium', async ({
  openMember,
}) => {
  const room = await openRoomWithMallory(openMember);
  const { ada, ben, mallory } = room;
  const mallorysName = await mallory.member.name();
  const [one, other] = [
    mallory.entry(1, { kind: 'text', text: 'I say yes' }),
    mallory.entry(1, { kind: 'text', text: 'I say no' }),
  ];
  for (const entry of [one, other]) await mallory.send({ type: 'entries', entries: [entry] });
  for (const member of [ada, ben]) {
    await expect(member.message('I say no')).toBeVisible();
    await expect(member.person(mallorysName)).toContainText(FLAG);
    await expect(member.message('I say yes')).toHaveCount(0);
  }
  await honestOnesAreUnharmed(room);
});

test('who tells one this and another that does not part their transcripts @chromium @promise', async ({
  openMember,
}) => {
  const room = await openRoomWithMallory(openMember);
  const { ada, ben, mallory } = room;
  const [toAda, toBen] = [0, 1];
  const say = (text: string) => mallory.entry(1, { kind: 'text', text });
  await mallory.send({ type: 'entries', entries: [say('I say yes')] }, toAda);
  await expect(ada.message('I say yes')).toBeVisible();
  await mallory.send({ type: 'entries', entries: [say('I say no')] }, toBen);
  await expect(ben.message('I say no')).toBeVisible();
  await mallory.member.page.close();
  await everyLinkIsConnected([ada, ben]);
  // What stands above is compared once she is gone, or after a minute.
  await expect(ada.message('I say no')).toBeVisible();
  await expect(ada.message('I say yes')).toHaveCount(0);
  await honestOnesAreUnharmed(room);
});

test('endless questions, boasts and parcels for others hold nobody up @chromium', async ({
  openMember,
  roomUrl,
}) => {
  // Enough to be asked for: a question of a hundred characters has an answer of thirty thousand.
  const past = new WrittenHistory(roomUrl, 7);
  const key = past.write('Ada', 60, (n) => `earlier ${n}. ${'and so on '.repeat(30)}`);
  const room = await openRoomWithMallory(openMember, (page) => past.putInto(page, 'Ada', key));
  const { ada, ben, mallory } = room;
  await expect(ben.message('earlier 59.')).toHaveCount(1);
  const mallorysName = await mallory.member.name();
  const ids = [await idOf(ada), await idOf(ben)] as const;
  const [adasLog, bensLog] = [logOf(ids[0]), logOf(ids[1])];
  const strangers = Array.from({ length: 200 }, (_, n) => memberId(`${n}`.padStart(43, 'S')));
  const carried = {
    type: 'carried',
    from: ids[0],
    to: ids[1],
    hops: 8,
    sessionId: 'a',
    nonce: 1,
    payload: 'x'.repeat(5_000),
    signature: 'A'.repeat(86),
  } as const;
  const large: AnyFrame[] = [
    { type: 'want', after: { [adasLog]: 0 } },
    { type: 'heads', heads: Object.fromEntries(strangers.map((id) => [logOf(id), 5_000])) },
    { type: 'links', members: [...ids] },
    carried,
  ];
  const small: AnyFrame[] = [
    { type: 'ping', nonce: 1 },
    { type: 'want', after: { [bensLog]: 0 } },
    { type: 'heads', heads: { [adasLog]: 5_000 } },
    { ...carried, payload: '' },
  ];
  const written = (frames: readonly AnyFrame[]) => frames.map((frame) => JSON.stringify(frame));
  await mallory.stopListening();
  await talkDuring(room, 'a patient flood', written(large), { perSecond: 900, count: 6_000 });
  await talkDuring(room, 'a flood at full speed', written(small), { count: 12_000 });
  for (const member of [ada, ben]) await expect(member.person(mallorysName)).toContainText(FLAG);
  await honestOnesAreUnharmed(room);
});

test('forged parcels for others, as fast as they are let in, hold nobody up @chromium', async ({
  openMember,
}) => {
  const room = await openRoomWithMallory(openMember);
  const { ada, ben } = room;
  const parcel: AnyFrame = {
    type: 'carried',
    from: await idOf(ada),
    to: await idOf(ben),
    hops: 8,
    sessionId: 'a',
    nonce: 1,
    payload: JSON.stringify({ type: 'bye', sessionId: 'a' }),
    signature: 'A'.repeat(86),
  };
  await talkDuring(room, 'forged parcels', [JSON.stringify(parcel)], { perSecond: 950, count: 7_000 });
  await honestOnesAreUnharmed(room);
});

test('people whom only one member claims to see are not shown @chromium', async ({ openMember }) => {
  const room = await openRoomWithMallory(openMember);
  const { ada, ben, mallory } = room;
  const strangers = Array.from({ length: 200 }, (_, n) => memberId(`${n}`.padStart(43, 'S')));
  await mallory.send({ type: 'links', members: strangers });
  await mallory.send({
    type: 'entries',
    entries: [mallory.entry(1, { kind: 'text', text: 'the end of it' })],
  });
  await everyoneReads([ada, ben], 'the end of it');
  for (const member of [ada, ben]) await expect(member.people.getByRole('listitem')).toHaveCount(2);
  await ada.say('who is here?');
  await expect(ada.receipt('who is here?')).toHaveText('Delivered to everyone');
  await honestOnesAreUnharmed(room);
});
