import { beforeEach, describe, expect, it } from 'vitest';
import { LOG, logOf, memberId } from '../../testing/ids.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { SETTLE_MS, Stage } from '../../testing/stage.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { MAX_SEQ } from '../log/author-log.ts';
import { type Body, type Entry, signEntry } from '../log/entry.ts';
import { MAX_SEEN } from '../log/entry-schema.ts';
import { Transcript } from '../log/transcript.ts';
import { Sync } from '../sync/sync.ts';
import { type ImportResult, importFile, MAX_REFUSED } from './import-file.ts';
import { MAX_LINE_BYTES } from './line-splitter.ts';
import { signedFile } from './signed-file.ts';
import { chunksOf } from './testing/chunks.ts';

const CONTEXT = 'c'.repeat(43);
const ROOM = { roomId: 'harbour', isSealed: false, signingContext: CONTEXT };

const ann = nodeSigner(new Uint8Array(32).fill(1));
const ben = nodeSigner(new Uint8Array(32).fill(2));
const write = (signer: typeof ann, seq: number, body: Body, signingContext = CONTEXT): Entry =>
  signEntry(signer, signingContext, { log: LOG, seq, at: 1_000 * seq, seen: [], body });
const say = (signer: typeof ann, seq: number, text = `text ${seq}`): Entry =>
  write(signer, seq, { kind: 'text', text });

const HISTORY = [
  write(ann, 1, { kind: 'name', name: 'Ann' }),
  say(ann, 2),
  write(ben, 1, { kind: 'name', name: 'Ben' }),
  say(ben, 2),
  write(ben, 3, { kind: 'delete', log: LOG, seq: 2 }),
];
const fileOf = (entries: readonly Entry[], room = ROOM) => [...signedFile(room, 5_000, entries)].join('');

let transcript: Transcript;
let faulty: string[];
let sync: Sync;
beforeEach(() => {
  transcript = new Transcript();
  faulty = [];
  sync = new Sync({
    self: memberId('me'),
    signingContext: CONTEXT,
    transcript,
    add: (entry) => transcript.add(entry),
    verify: nodeVerify,
    clock: new VirtualClock(),
    send: () => true,
    reach: () => true,
    members: () => [],
    isLinked: () => false,
    told: () => undefined,
    headsChanged: () => undefined,
    misbehaved: (member) => void faulty.push(member),
  });
});

const read = (content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<ImportResult> =>
  importFile({
    chunks: typeof content === 'string' || content instanceof Uint8Array ? chunksOf(content) : content,
    signingContext: CONTEXT,
    sync,
    hasEntriesOf: (author) => transcript.logsOf(author).length > 0,
    pause: () => null,
    progress: () => undefined,
    signal: new AbortController().signal,
  });

const NOTHING = {
  messages: 0,
  others: 0,
  known: 0,
  early: 0,
  forked: 0,
  damaged: 0,
  tooMany: 0,
  firstRefused: null,
  missing: 0,
  isGivenUp: false,
  newAuthors: new Set(),
};
const tallied = (tally: object) => ({ kind: 'read', tally: { ...NOTHING, ...tally } });

/** The file with something else instead of one of its lines. */
function withLine(number: number, line: string | Uint8Array, file = fileOf(HISTORY)): Uint8Array {
  const lines: (string | Uint8Array)[] = file.split('\n');
  lines[number - 1] = line;
  return new Uint8Array(Buffer.concat(lines.flatMap((each) => [Buffer.from(each), Buffer.from('\n')])));
}

describe('a file of this room', () => {
  it('brings what is not here, and once more brings nothing', async () => {
    const newAuthors = new Set([ann.id, ben.id]);
    expect(await read(fileOf(HISTORY))).toEqual(tallied({ messages: 2, others: 3, newAuthors }));
    expect(transcript.entries.length).toBe(HISTORY.length);
    expect(await read(fileOf(HISTORY))).toEqual(tallied({ known: 5 }));
  });

  it('brings the same however it is cut and ends', async () => {
    const file = fileOf(HISTORY);
    await read(chunksOf(file.slice(0, -1), 7));
    expect(transcript.entries.length).toBe(HISTORY.length);
    expect(await read(file.replaceAll('\n', '\r\n'))).toEqual(tallied({ known: 5 }));
  });

  it('is read to its end although lines are damaged, and says which', async () => {
    const result = await read(withLine(3, '{"author":'));
    expect(result).toEqual(
      tallied({ messages: 1, others: 3, damaged: 1, firstRefused: 3, newAuthors: new Set([ann.id, ben.id]) }),
    );
  });

  it('tells that it was cut off', async () => {
    const lines = fileOf(HISTORY).split('\n');
    expect(await read(lines.slice(0, 4).join('\n'))).toMatchObject({ tally: { messages: 1, missing: 2 } });
  });

  it('tells whom nobody knew: not who began another log', async () => {
    await read(fileOf([say(ann, 1)]));
    const again = signEntry(ann, CONTEXT, {
      ...{ log: '001BBBBB', seq: 1, at: 1, seen: [] },
      body: { kind: 'text', text: 'back again' },
    });
    expect(await read(fileOf([again, say(ben, 1)]))).toEqual(
      tallied({ messages: 2, newAuthors: new Set([ben.id]) }),
    );
  });

  it('may hold what only waits for what stands before it', async () => {
    expect(await read(fileOf([say(ann, 7)]))).toEqual(tallied({ early: 1 }));
    expect(transcript.entries).toEqual([]);
  });

  it('is left where it is, when somebody says so', async () => {
    const stop = new AbortController();
    const entries = Array.from({ length: 1_000 }, (_, nth) => say(ann, nth + 1));
    await importFile({
      chunks: chunksOf(fileOf(entries)),
      signingContext: CONTEXT,
      sync,
      hasEntriesOf: () => true,
      pause: () => null,
      progress: () => stop.abort(),
      signal: stop.signal,
    });
    expect(transcript.entries.length).toBe(200);
  });
});

describe('what is not a file of this room', () => {
  it.each([
    ['nothing', '', 'not-parley'],
    ['a text', 'Dear diary,\n', 'not-parley'],
    ['other JSON', '{"format":"other","version":1}\n', 'not-parley'],
    ['an array', '[]', 'not-parley'],
    ['the page to read', '<!doctype html>\n<html>', 'page'],
    ['a later version', fileOf([]).replace('"version":1', '"version":2'), 'newer'],
    [
      'a header without a room',
      fileOf([]).replace('"roomId":"harbour"', '"roomId":"no such!"'),
      'damaged-header',
    ],
    ['a promise of too much', fileOf([]).replace('"entries":0', '"entries":99999999'), 'damaged-header'],
  ])('%s', async (_, content, kind) => {
    expect(await read(content)).toEqual({ kind });
  });

  it('one of another room is not read', async () => {
    const other = { ...ROOM, roomId: 'elsewhere', signingContext: 'd'.repeat(43) };
    const result = await read(fileOf(HISTORY, other));
    expect(result).toMatchObject({ kind: 'other-room', header: { roomId: 'elsewhere' } });
    expect(transcript.entries).toEqual([]);
  });

  it('one that only claims to be of this room brings nothing', async () => {
    const entries = HISTORY.map(({ seq, body }) => write(ann, seq, body, 'd'.repeat(43)));
    expect(await read(fileOf(entries))).toEqual(tallied({ damaged: 5, firstRefused: 2 }));
  });

  it('a film without a line in it is not read any further than its first chunk', async () => {
    let chunks = 0;
    async function* film() {
      for (; chunks < 10_000; chunks += 1) yield new Uint8Array(65_536).fill(0x41);
    }
    expect(await read(film())).toEqual({ kind: 'not-parley' });
    expect(chunks).toBe(0);
  });
});

describe('nothing can be forged:', () => {
  const changed = (change: (entry: Entry) => object) => JSON.stringify(change(HISTORY[1] as Entry));

  it.each([
    ['a text', changed((entry) => ({ ...entry, body: { kind: 'text', text: 'never said' } }))],
    ['an author', changed((entry) => ({ ...entry, author: ben.id, seq: 4 }))],
    ['a number', changed((entry) => ({ ...entry, seq: 3 }))],
    ['a time', changed((entry) => ({ ...entry, at: 1 }))],
    ['what was seen', changed((entry) => ({ ...entry, seen: ['a'.repeat(22)] }))],
    ['a field more', changed((entry) => ({ ...entry, isAdmin: true }))],
    ['a prototype', changed((entry) => entry).replace('{', '{"__proto__":{"seq":1},')],
    ['a signature', changed((entry) => ({ ...entry, signature: 'A'.repeat(86) }))],
  ])('%s', async (_, line) => {
    expect(await read(withLine(3, line))).toMatchObject({ tally: { damaged: 1, firstRefused: 3 } });
    expect(transcript.find(logOf(ann.id), 2)).toBeUndefined();
    expect(faulty).toEqual([]);
  });

  it('a changed copy of what is here is seen to be one', async () => {
    await read(fileOf(HISTORY));
    const line = changed((entry) => ({ ...entry, body: { kind: 'text', text: 'never said' } }));
    expect(await read(withLine(3, line))).toEqual(tallied({ known: 4, damaged: 1, firstRefused: 3 }));
    expect(transcript.find(logOf(ann.id), 2)?.body).toEqual({ kind: 'text', text: 'text 2' });
  });
});

describe('a hostile file:', () => {
  /** Endless, and counted as it is read. */
  function endless(line: (n: number) => string, promised: number) {
    const asked = { lines: 0 };
    async function* chunks() {
      yield new TextEncoder().encode(fileOf([]).replace('"entries":0', `"entries":${promised}`));
      for (; asked.lines < 1_000_000; asked.lines += 100)
        yield new TextEncoder().encode(
          Array.from({ length: 100 }, (_, nth) => `${line(asked.lines + nth)}\n`).join(''),
        );
    }
    return { asked, chunks: chunks() };
  }

  it.each([
    ['a million lines of nothing', () => ''],
    ['a million numbers', (n: number) => `${n}`],
    ['a million deep arrays', () => '['.repeat(1_000)],
    ['a million lines that are too long', () => 'x'.repeat(MAX_LINE_BYTES + 1)],
    ['a million forged entries', (n: number) => JSON.stringify({ ...HISTORY[1], seq: n + 3 })],
  ])('%s are given up', async (_, line) => {
    const { asked, chunks } = endless(line, 1_000_000);
    const result = await read(chunks);
    expect(result).toMatchObject({ tally: { isGivenUp: true, missing: 0 } });
    expect(asked.lines).toBeLessThan(2 * MAX_REFUSED);
  });

  it('lines beyond those that were promised are not read', async () => {
    const { asked, chunks } = endless(() => JSON.stringify(HISTORY[0]), 10);
    expect(await read(chunks)).toMatchObject({
      tally: { others: 1, known: 9, damaged: 1, firstRefused: 12 },
    });
    expect(asked.lines).toBeLessThan(200);
  });

  it.each([
    ['a line that nests as deep as it can', '[{"body":'.repeat(4_000)],
    [
      'an entry that nests',
      JSON.stringify(HISTORY[1]).replace('"text 2"', `${'['.repeat(9_000)}${']'.repeat(9_000)}`),
    ],
    ['bytes that are no text', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ['a line of ten megabytes', 'y'.repeat(10_000_000)],
    ['numbers beyond all bounds', JSON.stringify(HISTORY[1]).replace('"seq":2', '"seq":1e999')],
    [
      'a long list of what was seen',
      JSON.stringify({ ...HISTORY[1], seen: Array(MAX_SEEN + 1).fill('a'.repeat(22)) }),
    ],
  ])('%s costs that line alone', async (_, line) => {
    expect(await read(withLine(3, line))).toMatchObject({
      tally: { damaged: 1, firstRefused: 3, messages: 1 },
    });
  });

  it('of two versions of one entry the same one stays as everywhere, and its author is marked', async () => {
    const versions = [say(ann, 1, 'a much longer version'), say(ann, 1, 'short')];
    expect(await read(fileOf(versions))).toMatchObject({ tally: { messages: 1, forked: 1 } });
    expect(transcript.entries).toEqual([versions[1]]);
    expect(faulty).toEqual([ann.id]);
  });

  it('an author can have no more entries than a room takes', async () => {
    for (let seq = 1; seq < MAX_SEQ; seq += 1) transcript.add(say(ann, seq, ''));
    const more = [say(ann, MAX_SEQ), say(ann, MAX_SEQ + 1), say(ann, MAX_SEQ + 2)];
    expect(await read(fileOf(more))).toMatchObject({ tally: { messages: 1, tooMany: 2, firstRefused: 3 } });
    expect(transcript.head(logOf(ann.id))).toBe(MAX_SEQ);
  });
});

describe('between whole rooms', () => {
  const texts = ({ room }: { room: { talk: { lines: { value: readonly object[] } } } }) =>
    room.talk.lines.value.flatMap((line) => ('text' in line ? [line.text] : []));

  it('somebody who has lost all gets it back, and so does everybody who is there; it is no news', async () => {
    const stage = new Stage(7);
    const [first, second] = [stage.enter('Ann', 1), stage.enter('Ben', 2)];
    for (let nth = 1; nth <= 300; nth += 1) first.room.talk.say(`number ${nth}`);
    second.room.talk.say('gone soon');
    stage.clock.advance(SETTLE_MS);
    const gone = second.room.talk.lines.value.findLast(({ kind }) => kind === 'text');
    if (gone?.kind === 'text') second.room.talk.remove(gone.id);
    stage.clock.advance(SETTLE_MS);
    const before = texts(first);
    const { signingContext } = first.room.conversationContext;
    const room = { roomId: 'room', isSealed: false, signingContext };
    const file = [...signedFile(room, stage.clock.wall(), first.room.talk.entries)].join('');
    for (const guest of [first, second]) stage.leave(guest);
    stage.clock.advance(SETTLE_MS);

    const [third, fourth] = [stage.enter('Cleo', 3), stage.enter('Dan', 4)];
    fourth.room.talk.setReading(false);
    third.room.talk.setReading(false);
    expect(texts(third)).toEqual([]);
    await importFile({
      chunks: chunksOf(file),
      signingContext,
      sync: third.room.talk.sync,
      hasEntriesOf: (author) => third.room.talk.hasEntriesOf(author),
      pause: () => null,
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    stage.clock.advance(SETTLE_MS);
    expect(texts(third)).toEqual(before);
    expect(texts(fourth)).toEqual(before);
    expect(third.room.people.nameOf(first.room.self)).toBe('Ann');
    expect(third.room.talk.unseen.value).toBe(0);
    expect(third.room.heard.value).toBeNull();
    expect(third.room.people.members.value.map(({ isFaulty }) => isFaulty)).toEqual([false]);
    expect(fourth.room.people.members.value.map(({ isFaulty }) => isFaulty)).toEqual([false]);
  });
});
