import { describe, expect, it } from 'vitest';
import { MAX_FRAME_LENGTH } from '../../net/protocol/frame.ts';
import { nodeSigner } from '../../testing/node-keys.ts';
import { type Guest, Stage } from '../../testing/stage.ts';
import { keeperChannel } from './keeper-channel.ts';
import { type KeeperWord, signWord } from './keeper-word.ts';

const TERMS = { days: 30, megabytes: 500 };
const SOON_MS = 1_000;
const GONE_MS = 60_000;

const open = () => {
  const stage = new Stage(1);
  return { stage, ann: stage.enter('Ann', 1), keeper: stage.enter('Keeper', 2) };
};
const keeperSeenBy = ({ room }: Guest, { room: other }: Guest) => room.people.about(other.self).keeper;

describe('the word of a keeper', () => {
  it('is known to those who are here and to whoever comes later, until it is taken back', () => {
    const { stage, ann, keeper } = open();
    expect(keeperSeenBy(ann, keeper)).toBeNull();
    keeper.keeperWords.say(TERMS);
    stage.clock.advance(SOON_MS);
    expect(keeperSeenBy(ann, keeper)).toEqual(TERMS);
    expect(keeperSeenBy(keeper, ann)).toBeNull();

    const ben = stage.enter('Ben', 3);
    expect(keeperSeenBy(ben, keeper)).toEqual(TERMS);

    keeper.keeperWords.say({ days: null, megabytes: null });
    stage.clock.advance(SOON_MS);
    expect(keeperSeenBy(ben, keeper)).toEqual({ days: null, megabytes: null });
    keeper.keeperWords.say(null);
    stage.clock.advance(SOON_MS);
    for (const guest of [ann, ben]) expect(keeperSeenBy(guest, keeper)).toBeNull();
    expect(stage.enter('Cleo', 4).room.people.about(keeper.room.self).keeper).toBeNull();
  });

  it('waits for a page whose later parts are not loaded', () => {
    const stage = new Stage(1);
    stage.enter('Keeper', 2).keeperWords.say(TERMS);
    const ann = stage.enter('Ann', 1, { conversationsAfterMs: GONE_MS });
    expect(ann.room.people.members.value.map(({ keeper }) => keeper)).toEqual([TERMS]);
  });

  it('is over when the keeper leaves for good, and is told anew when it is back', () => {
    const { stage, ann, keeper } = open();
    keeper.keeperWords.say(TERMS);
    stage.clock.advance(SOON_MS);
    stage.leave(keeper);
    stage.clock.advance(GONE_MS);
    expect(keeperSeenBy(ann, keeper)).toBeNull();

    const back = stage.enter('Keeper', 2, { store: keeper.store });
    expect(keeperSeenBy(ann, back)).toBeNull();
    back.keeperWords.say(TERMS);
    stage.clock.advance(SOON_MS);
    expect(keeperSeenBy(ann, back)).toEqual(TERMS);
  });

  it('stands in no transcript and makes nobody suspicious', () => {
    const { stage, ann, keeper } = open();
    const before = ann.room.talk.lines.value.length;
    keeper.keeperWords.say(TERMS);
    stage.clock.advance(SOON_MS);
    expect(ann.room.talk.lines.value).toHaveLength(before);
    expect(ann.room.talk.entries).toEqual([]);
    expect(ann.room.people.about(keeper.room.self).isFaulty).toBe(false);
  });

  it('reaches a member with whom the keeper has no link, over another one', () => {
    const { stage, ann, keeper } = open();
    stage.enter('Ben', 3);
    stage.network.setCut(ann.host, keeper.host, true);
    stage.clock.advance(GONE_MS);
    expect(ann.room.people.about(keeper.room.self).reach).toBe('via');
    keeper.keeperWords.say(TERMS);
    stage.clock.advance(SOON_MS);
    expect(keeperSeenBy(ann, keeper)).toEqual(TERMS);
  });

  it.each([
    { days: 0, megabytes: 1 },
    { days: 1.5, megabytes: 1 },
    { days: Number.POSITIVE_INFINITY, megabytes: null },
    { days: 1, megabytes: -1 },
  ])('is not said with terms that others would refuse: %j', (terms) => {
    expect(() => open().keeper.keeperWords.say(terms)).toThrow(RangeError);
  });
});

describe('what is refused, and seen to be faulty', () => {
  const word = (key: number, signingContext: string, at = 1): KeeperWord =>
    signWord(nodeSigner(new Uint8Array(32).fill(key)), signingContext, { terms: TERMS, at });
  const refused: [string, (signingContext: string) => unknown][] = [
    ['the word of somebody else', (context) => word(7, context)],
    ['a word for another room', () => word(2, 'elsewhere')],
    [
      'other terms than were signed',
      (context) => ({ ...word(2, context), terms: { days: 1, megabytes: 1 } }),
    ],
    ['another time than was signed', (context) => ({ ...word(2, context), at: 2 })],
    ['a word without a signature', (context) => ({ ...word(2, context), signature: undefined })],
    ['terms that are none', (context) => ({ ...word(2, context), terms: { days: '<b>', megabytes: null } })],
    ['days beyond all bounds', (context) => ({ ...word(2, context), terms: { days: 1e9, megabytes: null } })],
    ['more than there is to say', (context) => ({ ...word(2, context), more: true })],
    ['a long one', (context) => ({ ...word(2, context), more: 'x'.repeat(MAX_FRAME_LENGTH / 2) })],
  ];

  it.each(refused)('%s', (_, made) => {
    const { stage, ann, keeper } = open();
    const frame = made(keeper.room.conversationContext.signingContext) as KeeperWord;
    keeper.room.router.channel(keeperChannel).send(ann.room.self, frame);
    stage.clock.advance(SOON_MS);
    expect(keeperSeenBy(ann, keeper)).toBeNull();
    expect(ann.room.people.about(keeper.room.self).isFaulty).toBe(true);
  });

  it('an old word after a later one, without any suspicion: ways differ in speed', () => {
    const { stage, ann, keeper } = open();
    const old = word(2, keeper.room.conversationContext.signingContext);
    keeper.keeperWords.say({ days: 7, megabytes: null });
    keeper.keeperWords.say(null);
    keeper.room.router.channel(keeperChannel).send(ann.room.self, old);
    stage.clock.advance(SOON_MS);
    expect(keeperSeenBy(ann, keeper)).toBeNull();
    expect(ann.room.people.about(keeper.room.self).isFaulty).toBe(false);
  });

  it('a flood of words, each of which would have to be verified', () => {
    const { stage, ann, keeper } = open();
    for (let days = 1; days <= 100; days++) keeper.keeperWords.say({ days, megabytes: null });
    stage.clock.advance(SOON_MS);
    expect(keeperSeenBy(ann, keeper)?.days).toBeLessThan(100);
    stage.clock.advance(GONE_MS);
    keeper.keeperWords.say(TERMS);
    stage.clock.advance(SOON_MS);
    expect(keeperSeenBy(ann, keeper)).toEqual(TERMS);
  });
});
