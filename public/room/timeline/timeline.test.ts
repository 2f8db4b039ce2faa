import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { AUTHORS, arrivals, history } from '../../testing/histories.ts';
import { LOG, logOf, NAME_WORDS } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { memoryStore } from '../keep/storage.ts';
import { type Body, type Entry, entryId } from '../log/entry.ts';
import { Messages } from '../log/messages.ts';
import { Transcript } from '../log/transcript.ts';
import { presentableName } from '../people/name.ts';
import { HistoryBoundary } from './history-boundary.ts';
import type { Line } from './line.ts';
import { type Notice, remark } from './notices.ts';
import { Receipts } from './receipts.ts';
import { NAMING_MS, Timeline } from './timeline.ts';
import { UnreadTracker } from './unread-tracker.ts';

const [ann, ben, me] = AUTHORS;
const entry = (author: MemberId, seq: number, time: number, body: Body): Entry => ({
  author,
  log: LOG,
  seq,
  at: time,
  seen: [],
  body,
  signature: '',
});
const text = (author: MemberId, seq: number, time: number, said = 'hello') =>
  entry(author, seq, time, { kind: 'text', text: said });

let transcript: Transcript;
let messages: Messages;
let historyBoundary: HistoryBoundary;
let unreadTracker: UnreadTracker;
let timeline: Timeline;
let names: Record<string, string>;
let muted: Set<string>;
beforeEach(() => {
  const clock = new VirtualClock();
  transcript = new Transcript();
  messages = new Messages();
  historyBoundary = new HistoryBoundary(memoryStore(), 'room', clock);
  unreadTracker = new UnreadTracker(clock, transcript.order);
  muted = new Set();
  names = { [ann]: 'Ann', [ben]: 'Ben', [me]: 'Me' };
  timeline = new Timeline({
    self: me,
    messages,
    order: transcript.order,
    shownTime: { of: ({ at }) => at },
    unreadTracker,
    historyBoundary,
    people: {
      nameOf: (id) => names[id] ?? '?',
      tagOf: () => null,
      presentable: (raw) => presentableName(raw, NAME_WORDS.nameless),
      isMuted: (id) => muted.has(id),
    },
  });
});

function add(...entries: readonly Entry[]): void {
  for (const each of entries) {
    const addition = transcript.add(each);
    if (addition.kind !== 'added') continue;
    for (const added of addition.entries) timeline.forget(messages.add(added));
  }
}
const nobody = new Receipts([], []);
const lines = (notices: readonly Notice[] = [], receipts = nobody): readonly Line[] =>
  timeline.lines(transcript.entries, notices, receipts);
const textsOf = (shown: readonly Line[]) =>
  shown.map((line) => (line.kind === 'text' ? line.text : `[${line.event}]`));

const move = (event: 'joined' | 'left', member: MemberId, place: number, moment = place): Notice => ({
  id: `${event} ${member}`,
  member,
  event,
  place,
  at: place,
  moment,
});

describe('the lines', () => {
  it('stand in the order of the transcript, whatever the order of arrival', () => {
    add(text(ann, 1, 5, 'third'), text(ben, 1, 1, 'first'), text(me, 1, 3, 'second'));
    expect(textsOf(lines())).toEqual(['first', 'second', 'third']);
  });

  it('quote no half of a character, and show no more of a text than one may write', () => {
    const family = '👨🏻\u200D👩🏼\u200D👧🏽';
    const long = `${'x'.repeat(139)}${family.repeat(2)}`;
    add(text(ann, 1, 1, long));
    add(entry(ben, 1, 2, { kind: 'text', text: 'why?', replyTo: { author: ann, log: LOG, seq: 1 } }));
    expect(lines()[1]).toMatchObject({ quote: { text: `${'x'.repeat(139)}${family}` } });
    add(text(ann, 2, 3, 'y'.repeat(20_000)));
    expect(lines()[2]).toMatchObject({ text: 'y'.repeat(8_000) });
  });

  it('show emoji as reactions, and nothing else that a stranger sends for one', () => {
    add(text(ann, 1, 1));
    const react = (emoji: string, seq: number) =>
      entry(ben, seq, 1 + seq, {
        kind: 'reaction',
        target: { author: ann, log: LOG, seq: 1 },
        emoji,
        isOn: true,
      });
    for (const [n, emoji] of ['👩🏽\u200D💻', 'lol', '\u200B', '👍👍', '1', '🇩🇪', '👍 everyone'].entries())
      add(react(emoji, n + 1));
    const [line] = lines();
    const shown = line?.kind === 'text' ? line.reactions.map(({ emoji }) => emoji) : [];
    expect(shown.toSorted()).toEqual(['🇩🇪', '👩🏽\u200D💻'].toSorted());
  });

  it('that did not change stay the same objects', () => {
    add(text(ann, 1, 1), text(ben, 1, 2), text(me, 1, 3));
    const before = lines();
    add(text(ann, 2, 4), entry(ann, 3, 5, { kind: 'edit', log: LOG, seq: 1, text: 'edited' }));
    const after = lines();
    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1, 3)).toEqual(before.slice(1));
    for (const index of [1, 2]) expect(after[index]).toBe(before[index]);
  });

  it('of mine change when a receipt changes, and those of others do not', () => {
    add(text(me, 1, 1), text(ann, 1, 2));
    const [mine, other] = lines([], new Receipts([{ [logOf(me)]: 0 }], []));
    const [mineThen, otherThen] = lines([], new Receipts([{ [logOf(me)]: 1 }], []));
    expect(mine).toMatchObject({ receipt: { have: 0, of: 1 } });
    expect(mineThen).toMatchObject({ receipt: { have: 1, of: 1 } });
    expect(otherThen).toBe(other);
    expect(other).toMatchObject({ receipt: null });
    expect(lines([], new Receipts([{ [logOf(me)]: 1 }], []))[0]).toBe(mineThen);
    const [kept] = lines([], new Receipts([], [], [{ [logOf(me)]: 0 }]));
    expect(kept).toMatchObject({ receipt: { keepers: 0 } });
    const [keptThen] = lines([], new Receipts([], [], [{ [logOf(me)]: 1 }]));
    expect(keptThen).toMatchObject({ receipt: { keepers: 1 } });
  });

  it('bear the present names after a change of names', () => {
    add(text(ann, 1, 1));
    lines();
    names[ann] = 'Anna';
    timeline.forgetAll();
    expect(lines()[0]).toMatchObject({ name: 'Anna' });
  });
});

describe('a quote', () => {
  const answer = entry(ben, 1, 9, { kind: 'text', text: 'yes', replyTo: { author: ann, log: LOG, seq: 1 } });

  it('says what the quoted message says now', () => {
    add(text(ann, 1, 1, 'one'), answer);
    expect(lines()[1]).toMatchObject({ quote: { name: 'Ann', text: 'one' } });
    add(entry(ann, 2, 10, { kind: 'edit', log: LOG, seq: 1, text: 'two' }));
    expect(lines()[1]).toMatchObject({ quote: { text: 'two' } });
    add(entry(ann, 3, 11, { kind: 'delete', log: LOG, seq: 1 }));
    expect(lines()[1]).toMatchObject({ quote: { text: null } });
  });

  it('of something that has not come is filled in when it comes', () => {
    add(answer);
    expect(lines()[0]).toMatchObject({ quote: { name: 'Ann', text: null } });
    add(text(ann, 1, 1, 'one'));
    expect(lines()[1]).toMatchObject({ quote: { text: 'one' } });
  });
});

describe('a muted member', () => {
  const reaction = (author: MemberId, seq: number) =>
    entry(author, seq, 6, {
      kind: 'reaction',
      target: { author: me, log: LOG, seq: 1 },
      emoji: '👍',
      isOn: true,
    });
  const muting = remark('muted', ann, 4, 4);
  const mute = (...ids: MemberId[]) => {
    muted = new Set(ids);
    timeline.forgetAll();
  };

  it('is not read, and is again once unmuted', () => {
    add(text(ann, 1, 1, 'one'), text(ben, 1, 2, 'two'), text(ann, 2, 3, 'three'));
    const before = lines();
    mute(ann);
    expect(textsOf(lines())).toEqual(['two']);
    add(text(ann, 3, 4, 'four'));
    expect(textsOf(lines())).toEqual(['two']);
    mute();
    expect(lines().slice(0, 3)).toEqual(before);
    expect(textsOf(lines())).toEqual(['one', 'two', 'three', 'four']);
  });

  it('stands there as one line, and comes, goes and is renamed unseen', () => {
    mute(ann);
    add(
      entry(ann, 1, 1, { kind: 'name', name: 'Ann' }),
      text(ann, 2, 2),
      entry(ann, 3, 3, { kind: 'name', name: 'Anna' }),
      text(ben, 1, 5),
    );
    const shown = lines([move('joined', ann, 0), muting, move('left', ann, 9), move('left', ben, 9)]);
    expect(textsOf(shown)).toEqual(['[muted]', 'hello', '[left]']);
    expect(shown[0]).toMatchObject({ name: 'Ann', author: ann });
  });

  it('is not quoted, and their reactions do not count', () => {
    const answer = entry(ben, 1, 9, {
      kind: 'text',
      text: 'yes',
      replyTo: { author: ann, log: LOG, seq: 1 },
    });
    add(text(ann, 1, 1, 'hidden'), text(me, 1, 2, 'mine'), answer, reaction(ann, 2));
    mute(ann);
    expect(lines()[1]).toMatchObject({ quote: { name: 'Ann', text: null, isFile: false, isMuted: true } });
    expect(lines()[0]).toMatchObject({ reactions: [] });
    expect(JSON.stringify(lines())).not.toContain('hidden');
    add(reaction(ben, 2));
    expect(lines()[0]).toMatchObject({ reactions: [{ emoji: '👍', names: ['Ben'] }] });
    mute();
    expect(lines()[1]).toMatchObject({ reactions: [{ names: ['Ann', 'Ben'] }] });
    expect(lines()[2]).toMatchObject({ quote: { text: 'hidden', isFile: false, isMuted: false } });
  });

  it('leaves the mark of the unread to the first message that is seen', () => {
    add(text(ben, 1, 1, 'read'));
    unreadTracker.setReading(false, undefined);
    const unread = [text(ann, 1, 2, 'hidden'), text(ben, 2, 3, 'first'), text(ben, 3, 4, 'second')];
    add(...unread);
    for (const each of unread) unreadTracker.arrived(each);
    expect(textsOf(lines())).toEqual(['read', '[unread]', 'hidden', 'first', 'second']);
    mute(ann);
    expect(textsOf(lines())).toEqual(['read', '[unread]', 'first', 'second']);
    mute(ann, ben);
    expect(lines()).toEqual([]);
  });
});

describe('a name', () => {
  it('given first is no event, changed it is one', () => {
    add(
      entry(ann, 1, 1, { kind: 'name', name: 'Ann' }),
      text(ann, 2, 2),
      entry(ann, 3, 3, { kind: 'name', name: 'Anna' }),
    );
    expect(lines().map(({ kind }) => kind)).toEqual(['text', 'notice']);
    expect(lines()[1]).toMatchObject({ event: 'renamed', before: 'Ann' });
  });

  it('given again is no event', () => {
    add(
      entry(ann, 1, 1, { kind: 'name', name: 'Ann' }),
      entry(ann, 2, 2, { kind: 'name', name: 'Ann\u200B' }),
    );
    expect(lines()).toEqual([]);
  });
});

describe('a name given at the beginning', () => {
  const named = (seq: number, time: number, name: string) => entry(ann, seq, time, { kind: 'name', name });

  it('is no event soon after they joined, and one later', () => {
    add(named(1, 100, 'Sunny Fox'), named(2, 101, 'Ann'));
    expect(textsOf(lines([move('joined', ann, 50)]))).toEqual(['[joined]']);
    add(named(3, 51 + NAMING_MS, 'Anna'));
    expect(textsOf(lines([move('joined', ann, 50)]))).toEqual(['[joined]', '[renamed]']);
  });

  it('is an event of whom I did not see coming, and after they said something', () => {
    add(named(1, 100, 'Sunny Fox'), named(2, 101, 'Ann'));
    expect(textsOf(lines())).toEqual(['[renamed]']);
    add(text(ben, 1, 110), entry(ben, 2, 111, { kind: 'name', name: 'B' }));
    add(entry(ben, 3, 112, { kind: 'name', name: 'Ben' }));
    expect(textsOf(lines([move('joined', ben, 105)]))).toEqual([
      '[renamed]',
      '[joined]',
      'hello',
      '[renamed]',
    ]);
  });

  it('is none of mine, before I said anything', () => {
    add(
      entry(me, 1, 1, { kind: 'name', name: 'Sunny Fox' }),
      entry(me, 2, 5 * NAMING_MS, { kind: 'name', name: 'Me' }),
    );
    expect(lines()).toEqual([]);
  });
});

describe('a notice', () => {
  it('stands where it happened, and stays the same object', () => {
    add(text(ann, 1, 10, 'before'), text(ann, 2, 30, 'after'));
    const notices = [move('joined', ben, 20), move('left', ben, 40)];
    const shown = lines(notices);
    expect(textsOf(shown)).toEqual(['before', '[joined]', 'after', '[left]']);
    expect(lines(notices)[1]).toBe(shown[1]);
  });

  const visit = [move('joined', ben, 20), move('left', ben, 40)];

  it('is told with another one only while nothing stands between them, also what arrives later', () => {
    add(text(ann, 1, 10, 'before'), text(ann, 2, 50, 'after'));
    expect(textsOf(lines(visit))).toEqual(['before', '[visited]', 'after']);
    add(text(ben, 1, 30, 'between'));
    expect(textsOf(lines(visit))).toEqual(['before', '[joined]', 'between', '[left]', 'after']);
  });

  it('is not kept apart by what nobody sees: reactions, and what a muted member said', () => {
    add(text(ann, 1, 10, 'before'), text(ann, 2, 25, 'between'));
    add(
      entry(me, 1, 30, {
        kind: 'reaction',
        target: { author: ann, log: LOG, seq: 1 },
        emoji: '👍',
        isOn: true,
      }),
    );
    expect(textsOf(lines(visit))).toEqual(['before', '[joined]', 'between', '[left]']);
    muted = new Set([ann]);
    timeline.forgetAll();
    expect(textsOf(lines(visit))).toEqual(['[visited]']);
  });

  it('says how long somebody was away', () => {
    add(text(ann, 1, 30, 'where is Ben?'));
    const [left, , back] = lines([move('left', ben, 20), move('joined', ben, 40, 300_020)]);
    expect(left).toMatchObject({ event: 'left' });
    expect(back).toMatchObject({ event: 'returned', awayMs: 300_000 });
  });
});

describe('a divider', () => {
  it('stands once below what was said before I came', () => {
    historyBoundary.learn(ann, { [logOf(ann)]: 2 });
    add(text(ann, 1, 1, 'old'), text(ann, 2, 5, 'old too'), text(me, 1, 3, 'mine'), text(ann, 3, 9, 'new'));
    expect(textsOf(lines())).toEqual(['old', 'mine', 'old too', '[joined]', 'new']);
  });

  it('stands at the end while nothing was said since, and nowhere when nothing was said before', () => {
    add(text(ann, 1, 1, 'old'));
    expect(textsOf(lines())).toEqual(['old']);
    historyBoundary.learn(ann, { [logOf(ann)]: 1 });
    expect(textsOf(lines())).toEqual(['old', '[joined]']);
  });

  it('stands above what came while I was not reading', () => {
    add(text(ann, 1, 1, 'read'));
    unreadTracker.setReading(false, undefined);
    const unread = text(ann, 2, 2, 'unread');
    unreadTracker.arrived(unread);
    add(unread);
    expect(textsOf(lines())).toEqual(['read', '[unread]', 'unread']);
    unreadTracker.caughtUp();
    expect(textsOf(lines())).toEqual(['read', 'unread']);
  });
});

describe('whatever was said', () => {
  const arrived = history.chain((entries) => fc.tuple(fc.constant(entries), arrivals(entries)));

  it('a line that is kept says what a fresh timeline would say, at every step', () => {
    fc.assert(
      fc.property(arrived, ([, entries]) => {
        const held = new Transcript();
        const context = {
          self: me,
          messages: new Messages(),
          order: held.order,
          shownTime: { of: ({ at }: Entry) => at },
          unreadTracker,
          historyBoundary,
          people: {
            nameOf: (id: string) => id,
            tagOf: () => null,
            presentable: (raw: string) => raw,
            isMuted: () => false,
          },
        };
        const kept = new Timeline(context);
        for (const each of entries) {
          const addition = held.add(each);
          if (addition.kind !== 'added') continue;
          for (const added of addition.entries) kept.forget(context.messages.add(added));
          expect(kept.lines(held.entries, [], nobody)).toEqual(
            new Timeline(context).lines(held.entries, [], nobody),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a deleted text is shown in no line and in no quote', () => {
    fc.assert(
      fc.property(arrived, ([all, entries]) => {
        const own = entries.map((each) =>
          each.body.kind === 'text'
            ? { ...each, body: { ...each.body, text: `secret of ${entryId(each)}.` } }
            : each,
        );
        const held = new Transcript();
        const context = {
          self: me,
          messages: new Messages(),
          order: held.order,
          shownTime: { of: ({ at }: Entry) => at },
          unreadTracker,
          historyBoundary,
          people: {
            nameOf: (id: string) => id,
            tagOf: () => null,
            presentable: (raw: string) => raw,
            isMuted: () => false,
          },
        };
        for (const each of own) held.add(each);
        for (const each of held.entries) context.messages.add(each);
        const shown = JSON.stringify(new Timeline(context).lines(held.entries, [], nobody));
        for (const { author, body } of all) {
          if (body.kind === 'delete')
            expect(shown).not.toContain(`secret of ${entryId({ author, ...body })}.`);
        }
      }),
      { numRuns: 150 },
    );
  });
});
