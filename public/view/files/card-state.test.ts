import { describe, expect, it } from 'vitest';
import type { FileLimits, FileState, FileStatus, WaitReason } from '../../room/files/files-contract.ts';
import type { SharedFile } from '../../room/files/shared-file.ts';
import { entryIdOf, memberId } from '../../testing/ids.ts';
import { cardState } from './card-state.ts';

const [ada, ben] = [memberId('Ada'), memberId('Ben')];
const FILE: SharedFile = {
  id: entryIdOf('Ada:1'),
  name: 'Photo.jpg',
  bytes: 4_000_000,
  type: 'image/jpeg',
  preview: null,
  picture: null,
};
const LIMITS: FileLimits = { isOn: true, maxBytes: 2 ** 38, storage: 'disk', memoryBytes: 64_000_000 };

const of = (state: FileState, more: Partial<FileStatus> = {}, isOwn = false, limits = LIMITS) =>
  cardState({
    file: FILE,
    isOwn,
    limits,
    status: { state, holders: [ada], of: 3, hadIt: [], giving: null, ...more },
  });

describe('a card', () => {
  it('offers a file that is not here', () => {
    expect(of({ kind: 'offered' })).toMatchObject({
      action: 'download',
      canCancel: false,
      words: [],
      have: { count: 1, of: 3 },
      isGone: false,
    });
    expect(of({ kind: 'offered' }, { of: 1 }).have).toBeNull();
  });

  it('tells beforehand what memory holds, and what it does not', () => {
    const memory = { ...LIMITS, storage: 'memory' } as const;
    expect(of({ kind: 'offered' }, {}, false, memory)).toMatchObject({
      action: 'download',
      words: ['Held in memory: lost when this page is closed'],
    });
    expect(of({ kind: 'offered' }, {}, false, { ...memory, isOn: false })).toMatchObject({
      action: null,
      words: ['Whoever runs this server has switched files off'],
    });
    expect(of({ kind: 'offered' }, {}, false, { ...LIMITS, maxBytes: 1_000 })).toMatchObject({
      action: null,
      words: ['Larger than whoever runs this server allows'],
    });
    expect(of({ kind: 'offered' }, {}, false, { ...memory, memoryBytes: 1_000_000 })).toMatchObject({
      action: null,
      words: [expect.stringContaining('This page can take files up to 1 MB: it has to hold them in memory')],
    });
  });

  it('shows how far it is', () => {
    const fetching = {
      kind: 'fetching',
      bytes: 1_000_000,
      rate: 500_000,
      secondsLeft: 6,
      sources: 2,
      isOverTurn: true,
    } as const;
    expect(of(fetching)).toMatchObject({
      action: 'pause',
      canCancel: true,
      progress: { percent: 25, words: '25 %, 10 seconds left' },
      words: ['1 MB of 4 MB', '500 kB/s', '10 seconds left', 'from 2 people', 'over a TURN server'],
    });
    const unknown = { ...fetching, rate: null, secondsLeft: null, sources: 0, isOverTurn: false };
    expect(of(unknown).words).toEqual(['1 MB of 4 MB']);
    // It is not whole before it is proven.
    expect(of({ ...fetching, bytes: 4_000_000 }).progress?.percent).toBe(99);
    expect(of({ kind: 'paused', bytes: 2_000_000 })).toMatchObject({
      action: 'resume',
      canCancel: true,
      progress: { percent: 50 },
    });
  });

  it('waits in words, with what there is', () => {
    expect(
      of({ kind: 'waiting', bytes: 0, why: 'nobody-has-it' }, { holders: [], hadIt: [ben] }),
    ).toMatchObject({
      action: null,
      canCancel: true,
      progress: null,
      isGone: true,
      have: null,
    });
    expect(of({ kind: 'waiting', bytes: 2_000_000, why: 'no-connection' })).toMatchObject({
      progress: { percent: 50 },
      isGone: false,
    });
  });

  it('says in words what keeps it, and what helps', () => {
    const words = (why: WaitReason) => of({ kind: 'waiting', bytes: 0, why }).words.join(' ');
    expect(words('no-own-link')).toMatch(/never over others.*not connected directly.*another network/);
    for (const why of ['nobody-has-it', 'no-connection', 'no-own-link'] as const)
      expect(words(why)).toContain('by itself when');
  });

  it('asks for an own file again, which is not gone by that', () => {
    expect(of({ kind: 'waiting', bytes: 0, why: 'choose-again' }, { holders: [] }, true)).toMatchObject({
      action: 'chooseAgain',
      canCancel: false,
      isGone: false,
    });
    expect(of({ kind: 'failed', why: 'source-changed' }, {}, true).action).toBe('chooseAgain');
  });

  it('saves what is here, and tells what it gives', () => {
    expect(of({ kind: 'here' }, { giving: 2_100_000, holders: [] })).toMatchObject({
      action: 'save',
      words: ['Sending, 2.1 MB/s'],
      isGone: false,
    });
  });

  it('tells which space is used up', () => {
    const words = (storage: FileLimits['storage']) =>
      of({ kind: 'failed', why: 'full' }, {}, false, { ...LIMITS, storage }).words;
    expect(words('disk')).toEqual([expect.stringContaining('on this device')]);
    expect(words('memory')).toEqual([expect.stringContaining('up to 64 MB in memory, all together')]);
  });

  it('tries again what may end better', () => {
    expect(of({ kind: 'failed', why: 'full' })).toMatchObject({ action: 'retry', isProblem: true });
    for (const why of ['two-versions', 'over-limit', 'too-large', 'source-changed'] as const)
      expect(of({ kind: 'failed', why }).action).toBeNull();
  });
});
