import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { entryIdOf, memberId } from '../../testing/ids.ts';
import { Random } from '../../testing/random.ts';
import type { Line, TextLine } from '../timeline/line.ts';
import { Cursor } from './cursor.ts';
import { parseQuery } from './query.ts';
import { Search } from './search.ts';

/** As the view asks for. */
const SLICE = 50_000;
const ENOUGH = 1_000_000_000;

const said = (id: string, text: string, more: Partial<TextLine> = {}): TextLine => ({
  kind: 'text',
  id: entryIdOf(id),
  author: memberId('ada'),
  isOwn: false,
  name: 'Ada',
  tag: null,
  at: 0,
  text,
  file: null,
  isEdited: false,
  isDeleted: false,
  isLate: false,
  quote: null,
  reactions: [],
  receipt: null,
  ...more,
});
const notice: Line = {
  kind: 'notice',
  id: 'n',
  event: 'joined',
  author: memberId('ben'),
  isOwn: false,
  name: 'Ben',
  tag: null,
  at: 0,
};

let search: Search;
let cursor: Cursor;
beforeEach(() => {
  search = new Search(() => 'You');
  cursor = new Cursor(search);
});

const ask = (typed: string, anchor: string | null = null, steps = ENOUGH) => {
  search.ask(parseQuery(typed, 'from'), anchor);
  cursor.asked();
  search.work(steps);
  cursor.settle();
};
const become = (...lines: readonly Line[]) => {
  search.take(lines);
  search.work(ENOUGH);
  cursor.settle();
};
const found = () => search.found.map(({ id }) => id);

const TEA = said('a:1', 'Tea at four');
const COFFEE = said('a:2', 'Coffee, not tea');
const BEN = said('b:1', 'tea for two', { author: memberId('ben'), name: 'Ben' });

describe('a search', () => {
  it('finds the messages that fit, the newest first, and nothing else', () => {
    become(TEA, notice, COFFEE, BEN, said('a:3', 'joined'));
    ask('tea');
    expect(found()).toEqual(['b:1', 'a:2', 'a:1']);
    expect(search.has(TEA.id)).toBe(true);
    ask('tea four');
    expect(found()).toEqual(['a:1']);
    expect(search.has(BEN.id)).toBe(false);
    ask('');
    expect(found()).toEqual([]);
  });

  it('finds by person, also oneself as "you", and those of one name apart by their tags', () => {
    const mine = said('me:1', 'mine', { author: memberId('me'), name: 'Cleo', isOwn: true });
    const other = said('c:1', 'hers', { author: memberId('cleo'), name: 'Cleo', tag: 'k3Yz' });
    become(TEA, BEN, mine, other);
    for (const [typed, ids] of [
      ['from:ben', ['b:1']],
      ['from:you', ['me:1']],
      ['from:cleo', ['c:1', 'me:1']],
      ['from:"cleo k3"', ['c:1']],
      ['from:nobody', []],
      ['from:ada four', ['a:1']],
    ] as const) {
      ask(typed);
      expect([typed, found()]).toEqual([typed, ids]);
    }
    search.ask(parseQuery('', 'from', memberId('ada')), null);
    search.work(ENOUGH);
    expect(found()).toEqual(['a:1']);
  });

  it('tells who wrote, whether they are here or not', () => {
    become(TEA, COFFEE, notice, BEN);
    expect(search.authors.map(({ name }) => name).sort()).toEqual(['Ada', 'Ben']);
  });

  it('follows what is said, edited and deleted', () => {
    become(TEA);
    ask('tea');
    become(TEA, BEN);
    expect(found()).toEqual(['b:1', 'a:1']);
    become(said('a:1', 'Milk at four', { isEdited: true }), BEN);
    expect(found()).toEqual(['b:1']);
    become(said('a:1', 'Tea after all', { isEdited: true }), said('b:1', '', { isDeleted: true }));
    expect(found()).toEqual(['a:1']);
    expect(search.has(BEN.id)).toBe(false);
    ask('two');
    expect(found()).toEqual([]);
    ask('four');
    expect(found()).toEqual([]);
  });

  it('follows who takes another name, is muted, and is heard again', () => {
    become(TEA, BEN);
    ask('from:ben');
    become(TEA, { ...BEN, name: 'Benjamin' });
    expect(found()).toEqual(['b:1']);
    become(TEA, { ...BEN, name: 'Cleo' });
    expect(found()).toEqual([]);
    become(TEA);
    ask('tea');
    expect(found()).toEqual(['a:1']);
    become(TEA, BEN);
    expect(found()).toEqual(['b:1', 'a:1']);
  });

  it('keeps what is found until what came is looked through', () => {
    become(TEA, BEN);
    ask('tea');
    search.take([TEA, BEN, COFFEE]);
    expect(found()).toEqual(['b:1', 'a:1']);
    search.work(1);
    expect([found(), search.isComplete]).toEqual([['b:1', 'a:1'], false]);
    search.take([TEA, COFFEE]);
    search.work(ENOUGH);
    expect([found(), search.isComplete]).toEqual([['a:2', 'a:1'], true]);
  });

  it('is the same whatever was asked before, in whatever slices, with whatever came between', () => {
    const word = fc.constantFrom('a', 'ab', 'b', 'ba', 'é', 'E', '간', '가나', 'from:ada', 'from:b');
    const typed = fc.array(word, { maxLength: 2 }).map((words) => words.join(' '));
    const line = fc.record({
      id: fc.nat(9).map((n) => `e:${n}`),
      text: fc.stringMatching(/^[abéE가나간 ]{1,6}$/),
      name: fc.constantFrom('Ada', 'Ben'),
      isDeleted: fc.boolean(),
    });
    const lines = fc
      .uniqueArray(line, { selector: ({ id }) => id, maxLength: 8 })
      .map((all) =>
        all.map(({ id, text, name, isDeleted }) => said(id, isDeleted ? '' : text, { name, isDeleted })),
      );
    const event = fc.oneof(
      fc.record({ typed }),
      fc.record({ lines }),
      fc.record({ steps: fc.integer({ min: 1, max: 20 }) }),
    );
    const isSame = fc.property(
      fc.array(event, { maxLength: 12 }),
      typed,
      lines,
      (events, last, lastLines) => {
        const one = new Search(() => 'You');
        for (const each of [...events, { lines: lastLines }, { typed: last }]) {
          if ('typed' in each) one.ask(parseQuery(each.typed, 'from'), null);
          else if ('lines' in each) one.take(each.lines);
          else one.work(each.steps);
        }
        one.work(ENOUGH);
        const fresh = new Search(() => 'You');
        fresh.take(lastLines);
        fresh.ask(parseQuery(last, 'from'), null);
        fresh.work(ENOUGH);
        expect(one.found).toEqual(fresh.found);
        for (const { id } of lastLines) expect(one.has(id)).toBe(fresh.has(id));
        expect(one.authors).toEqual(fresh.authors);
      },
    );
    fc.assert(isSame);
  });
});

describe('the message that the reader is at', () => {
  it('is the nearest above, else the nearest below', () => {
    become(TEA, COFFEE, notice, BEN);
    ask('tea');
    expect([cursor.current, cursor.place]).toEqual(['b:1', 0]);
    ask('', null);
    ask('tea', 'n');
    expect([cursor.current, cursor.place]).toEqual(['a:2', 1]);
    ask('two', 'a:1');
    expect([cursor.current, cursor.place]).toEqual(['b:1', 0]);
    ask('tea', 'gone');
    expect(cursor.current).toBe('b:1');
    ask('nothing');
    expect([cursor.current, cursor.place]).toEqual([null, -1]);
  });

  it('goes on to older ones and back, round and round', () => {
    become(TEA, COFFEE, BEN);
    ask('tea');
    const places = [1, 1, 1, -1, -1].map((by) => {
      cursor.step(by as 1 | -1);
      return cursor.current;
    });
    expect(places).toEqual(['a:2', 'a:1', 'b:1', 'a:1', 'a:2']);
  });

  it('stays the same while the query goes on and others come', () => {
    become(TEA, COFFEE, BEN);
    ask('te');
    cursor.step(1);
    ask('tea', cursor.current);
    expect([cursor.current, cursor.place]).toEqual(['a:2', 1]);
    become(TEA, COFFEE, BEN, said('a:3', 'more tea'));
    expect([cursor.current, cursor.place]).toEqual(['a:2', 2]);
  });

  it('is none when it was deleted, and the next one is its neighbour', () => {
    const gone = said('a:2', '', { isDeleted: true });
    for (const [by, neighbour] of [
      [1, 'a:1'],
      [-1, 'b:1'],
    ] as const) {
      become(TEA, COFFEE, BEN);
      ask('tea', 'a:2');
      become(TEA, gone, BEN);
      expect([cursor.current, cursor.place]).toEqual([null, -1]);
      cursor.step(by);
      expect(cursor.current).toBe(neighbour);
    }
    become(gone);
    cursor.step(1);
    expect(cursor.current).toBe(null);
  });

  it('is found before all is looked through, unless it may be below', () => {
    become(TEA, COFFEE, BEN);
    ask('tea', null, 2);
    expect([cursor.current, search.isComplete]).toEqual(['b:1', false]);
    ask('two', 'a:1', 2);
    // It was at this one, and whether that is left is not known yet.
    expect([cursor.current, search.isComplete, search.start]).toEqual(['b:1', false, null]);
    search.work(ENOUGH);
    cursor.settle();
    expect(cursor.current).toBe('b:1');
  });
});

describe('a hundred thousand messages', () => {
  const COUNT = 100_000;
  const WORDS = [
    'tea',
    'coffee',
    'train',
    'Straße',
    'morgen',
    'café',
    'later',
    'we',
    'meet',
    'at',
    'the',
    'station',
  ];
  const random = new Random(1);
  const lines = Array.from({ length: COUNT }, (_, n) => {
    const text = Array.from({ length: 7 }, () => random.pick(WORDS)).join(' ');
    return said(`e:${n}`, n % 10_000 === 0 ? `${text} needle` : text, { name: `Ada ${n % 20}` });
  });
  const LONGEST = Math.max(...lines.map(({ text }) => text.length));

  /** In slices, as the view does; how many it took. */
  const slices = (first: () => void): number => {
    first();
    let count = 1;
    while (!search.work(SLICE)) count += 1;
    return count;
  };

  it('are looked through with few slices a letter', () => {
    slices(() => search.take(lines));
    // The first letters read all, and each one more only what is left.
    for (const typed of ['n', 'ne'])
      expect(slices(() => search.ask(parseQuery(typed, 'from'), null))).toBeLessThanOrEqual(7);
    for (const typed of ['nee', 'need', 'needl', 'needle'])
      expect(slices(() => search.ask(parseQuery(typed, 'from'), null))).toBeLessThanOrEqual(3);
    expect(search.found).toHaveLength(COUNT / 10_000);
    expect(slices(() => search.take([...lines, said('x:1', 'a needle more')]))).toBeLessThanOrEqual(3);
    expect(search.found).toHaveLength(COUNT / 10_000 + 1);
  });

  it('are looked at, folded and compared in bounds that no slice exceeds', () => {
    const touched = { lines: 0, characters: 0 };
    /** Tells whenever the search looks at it, and how much it has to read. */
    class Counted {
      readonly id: string;
      readonly author = memberId('ada');
      readonly name = 'Ada';
      readonly tag = null;
      readonly isOwn = false;
      readonly text: string;
      constructor({ id, text }: TextLine) {
        this.id = id;
        this.text = text;
      }
      get kind() {
        touched.lines += 1;
        return 'text';
      }
      get isDeleted() {
        touched.characters += this.text.length;
        return false;
      }
    }
    const counted = lines.map((line) => new Counted(line) as unknown as TextLine);
    search.take(counted);
    /** What a slice may do at most, of each. */
    const exceeds = (most: { lines: number; characters: number }) => {
      for (let isDone = false; !isDone; ) {
        [touched.lines, touched.characters] = [0, 0];
        isDone = search.work(SLICE);
        expect(touched.lines).toBeLessThanOrEqual(most.lines);
        expect(touched.characters).toBeLessThanOrEqual(most.characters);
      }
    };
    exceeds({ lines: SLICE, characters: SLICE + LONGEST });
    for (const typed of ['z', 'e', 'tea coffee train at', 'from:ada e']) {
      search.ask(parseQuery(typed, 'from'), null);
      exceeds({ lines: SLICE, characters: 32 * SLICE });
    }
  });

  it('show the newest that fit after the first slice', () => {
    search.take(lines);
    search.work(ENOUGH);
    search.ask(parseQuery('tea', 'from'), null);
    cursor.asked();
    expect(search.work(SLICE)).toBe(false);
    cursor.settle();
    expect(cursor.place).toBe(0);
    const newest = lines.findLast(({ text }) => text.includes('tea'));
    expect(cursor.current).toBe(newest?.id);
  });
});
