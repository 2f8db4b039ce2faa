import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../src/verification.ts';
import { createSeal } from '../../net/crypto/seal.ts';
import { LOG } from '../../testing/ids.ts';
import { nodeSigner } from '../../testing/node-keys.ts';
import { AuthorLog } from '../log/author-log.ts';
import { type Body, type Entry, signEntry } from '../log/entry.ts';
import { signedFile } from './signed-file.ts';
import { chunksOf } from './testing/chunks.ts';
import { verifyFile } from './verify-file.ts';

const contextOf = (roomId: string, key: string | null) =>
  createSeal({ roomId, key }, (count) => new Uint8Array(count)).signingContext;
const CONTEXT = contextOf('harbour', null);
const ROOM = { roomId: 'harbour', isSealed: false, signingContext: CONTEXT };

const ann = nodeSigner(new Uint8Array(32).fill(1));
const ben = nodeSigner(new Uint8Array(32).fill(2));
const write = (signer: typeof ann, seq: number, body: Body, more: object = {}): Entry =>
  signEntry(signer, CONTEXT, { log: LOG, seq, at: 1_000 * seq, seen: [], body, ...more });
const say = (signer: typeof ann, seq: number, text = `text ${seq}`): Entry =>
  write(signer, seq, { kind: 'text', text });
const call = (signer: typeof ann, seq: number, name: string): Entry =>
  write(signer, seq, { kind: 'name', name });

const fileOf = (entries: readonly Entry[], room = ROOM) => [...signedFile(room, 5_000, entries)].join('');

async function verified(file: string): Promise<Verification> {
  const found = await verifyFile(chunksOf(file));
  if (found.problem !== null) throw new Error(found.problem);
  return found;
}

describe('a signed file', () => {
  it('proves whose words it holds', async () => {
    const entries = [
      call(ann, 1, 'Ann'),
      say(ann, 2),
      call(ben, 1, 'Ben'),
      call(ann, 3, 'Anna'),
      say(ann, 4),
    ];
    expect(await verified(fileOf(entries))).toEqual({
      problem: null,
      roomId: 'harbour',
      isSealed: false,
      isOfRoom: true,
      exportedAt: 5_000,
      promised: 5,
      authors: [
        {
          key: ann.id,
          names: ['Ann', 'Anna'],
          entries: 4,
          messages: 2,
          firstAt: 1_000,
          lastAt: 4_000,
          logs: 1,
          gaps: [],
          forks: [],
        },
        {
          key: ben.id,
          names: ['Ben'],
          entries: 1,
          messages: 0,
          firstAt: 1_000,
          lastAt: 1_000,
          logs: 1,
          gaps: [],
          forks: [],
        },
      ],
      refused: 0,
      refusedLines: [],
      missing: 0,
      unknownSeen: 0,
    });
  });

  it('names every line that does not verify', async () => {
    const file = fileOf([say(ann, 1), say(ann, 2), say(ben, 1)]).replace('text 2', 'never said');
    const broken = file.replace(`"${ben.id}"`, '');
    expect(await verified(broken)).toMatchObject({ refused: 2, refusedLines: [3, 4] });
  });

  it('is long, and still read to its end', async () => {
    const entries = Array.from({ length: 1_000 }, (_, nth) => say(ann, nth + 1));
    const { authors, refused } = await verified(fileOf(entries));
    expect(authors).toMatchObject([{ entries: 1_000 }]);
    expect(refused).toBe(0);
  });

  it('shows gaps, a cut end, and two entries with one number', async () => {
    const entries = [say(ann, 3), say(ann, 4), say(ann, 4, 'another'), say(ann, 4), say(ann, 9)];
    const cut = `${fileOf(entries).split('\n').slice(0, -1).join('\n')}\n`;
    const { authors, missing } = await verified(cut.replace('"entries":5', '"entries":8'));
    expect(authors).toMatchObject([
      {
        entries: 4,
        logs: 1,
        gaps: [
          { log: 1, first: 1, last: 2 },
          { log: 1, first: 5, last: 8 },
        ],
        forks: [{ log: 1, first: 4, last: 4 }],
      },
    ]);
    expect(missing).toBe(3);
  });

  it('keeps apart the logs that one author began', async () => {
    const later = { log: '001BBBBB' };
    const entries = [
      write(ann, 2, { kind: 'name', name: 'Anna' }, later),
      call(ann, 1, 'Ann'),
      write(ann, 1, { kind: 'text', text: 'back again' }, later),
    ];
    const { authors } = await verified(fileOf(entries));
    expect(authors).toMatchObject([{ names: ['Ann', 'Anna'], entries: 3, logs: 2, gaps: [], forks: [] }]);
  });

  it('shows what somebody had seen and is left out', async () => {
    const log = new AuthorLog();
    const first = say(ann, 1);
    log.push(first);
    const answer = write(ben, 1, { kind: 'text', text: 'yes' }, { seen: [log.digest(1)] });
    expect(await verified(fileOf([first, answer]))).toMatchObject({ unknownSeen: 0 });
    expect(await verified(fileOf([answer]))).toMatchObject({ unknownSeen: 1, missing: 0, refused: 0 });
  });

  it('cannot pass for one of another open room', async () => {
    const file = fileOf([say(ann, 1)], { ...ROOM, roomId: 'elsewhere' });
    expect(await verified(file)).toMatchObject({ isOfRoom: false, refused: 0 });
  });

  it('of a sealed room only claims which room it is', async () => {
    const signingContext = contextOf('harbour', 'k'.repeat(22));
    const entry = signEntry(ann, signingContext, {
      seq: 1,
      at: 1,
      seen: [],
      log: LOG,
      body: { kind: 'name', name: 'Ann' },
    });
    const file = fileOf([entry], { ...ROOM, isSealed: true, signingContext });
    expect(await verified(file)).toMatchObject({ isOfRoom: null, refused: 0 });
    expect(file).not.toContain('k'.repeat(22));
  });

  it('shows no name that a terminal would obey', async () => {
    const { authors } = await verified(
      fileOf([call(ann, 1, '\u001b[2JAnn\r\n\u202eeve'), call(ben, 1, '\u0007')]),
    );
    expect(authors.map(({ names }) => names)).toEqual([['[2JAnn eve'], []]);
  });

  it('that is none says what it is', async () => {
    expect(await verifyFile(chunksOf('<!doctype html>'))).toEqual({ problem: 'page' });
    expect(await verifyFile(chunksOf('hello'))).toEqual({ problem: 'not-parley' });
  });
});
