import { describe, expect, it } from 'vitest';
import type { Verification, VerifiedAuthor } from '../../verification.ts';
import { isProved, problemReport, verificationReport } from './verification-report.ts';

const ANN: VerifiedAuthor = {
  key: 'annAnnAn'.padEnd(43, 'x'),
  names: ['Quiet Otter', 'Ann'],
  entries: 4,
  messages: 2,
  firstAt: Date.UTC(2026, 10, 21, 14, 5, 9),
  lastAt: Date.UTC(2026, 10, 22),
  logs: 1,
  gaps: [],
  forks: [],
};
const BEN: VerifiedAuthor = {
  ...ANN,
  key: 'benBenBe'.padEnd(43, 'y'),
  names: ['Ben'],
  entries: 1,
  messages: 1,
};

const place = (first: number, last: number, log = 1) => ({ log, first, last });

const FOUND: Verification = {
  problem: null,
  roomId: 'harbour',
  isSealed: false,
  isOfRoom: true,
  exportedAt: Date.UTC(2026, 11, 1, 8),
  promised: 5,
  authors: [ANN, BEN],
  refused: 0,
  refusedLines: [],
  missing: 0,
  unknownSeen: 0,
};

describe('the report', () => {
  it('says whose words are proved', () => {
    expect(isProved(FOUND)).toBe(true);
    expect(verificationReport(FOUND)).toBe(`Signed file of the open room harbour
saved 2026-12-01 08:00:00 UTC, 5 entries

Ann (before that: Quiet Otter)
  key       annAnnAn, in full ${ANN.key}
  entries   4, of which 2 messages
  written   2026-11-21 14:05:09 UTC to 2026-11-22 00:00:00 UTC, by their own clock

Ben
  key       benBenBe, in full ${BEN.key}
  entries   1, of which 1 message
  written   2026-11-21 14:05:09 UTC to 2026-11-22 00:00:00 UTC, by their own clock

PROVED: 5 entries, each signed by one of the 2 keys above.
A signature proves a key, not a name, and no signature shows what was left out.
`);
  });

  it.each<[string, Partial<Verification>, boolean, RegExp]>([
    [
      'a line that does not verify',
      { refused: 1, refusedLines: [4] },
      false,
      /line 4\.\n[\s\S]*\nNOT PROVED: 1 of 5/,
    ],
    ['many of them', { refused: 30, refusedLines: [4, 5] }, false, /line 4, 5, …\.\n/],
    ['a cut end', { missing: 1 }, false, /1 entry is missing\.\n[\s\S]*\nNOT PROVED: what is there/],
    ['another room', { isOfRoom: false }, false, /not of the room harbour[\s\S]*\nNOT PROVED/],
    [
      'a sealed room',
      { isSealed: true, isOfRoom: null },
      true,
      /sealed room harbour[\s\S]*the file alone[\s\S]*\nPROVED/,
    ],
    ['what was left out', { unknownSeen: 2 }, true, /2 times[\s\S]*\nPROVED/],
    [
      'gaps',
      {
        authors: [
          {
            ...ANN,
            gaps: [place(1, 1), place(5, 8)],
          },
        ],
      },
      true,
      /missing {3}1, 5–8\n/,
    ],
    ['two versions', { authors: [{ ...ANN, forks: [place(2, 2), place(3, 3)] }] }, true, /twofold {3}2, 3: /],
    [
      'one name of two keys',
      { authors: [ANN, { ...BEN, names: ['Ann'] }] },
      true,
      /beware {4}the key benBenBe/,
    ],
    [
      'several logs',
      { authors: [{ ...ANN, logs: 2, gaps: [place(1, 2), place(4, 4, 2)] }] },
      true,
      /in 2 logs\n[\s\S]*missing {3}1–2 in log 1, 4 in log 2\n/,
    ],
    ['nobody with a name', { authors: [{ ...ANN, names: [] }] }, true, /\nNobody told a name\n/],
    ['nothing', { authors: [], promised: 0 }, true, /PROVED: 0 entries/],
  ])('tells of %s', (_, change, proved, words) => {
    const found = { ...FOUND, ...change };
    expect(verificationReport(found)).toMatch(words);
    expect(isProved(found)).toBe(proved);
  });

  it('says in one line why a file is none', () => {
    for (const problem of ['not-parley', 'page', 'newer', 'damaged-header'] as const)
      expect(problemReport(problem)).toMatch(/^NOT PROVED: [^\n]+\.\n$/);
  });
});
