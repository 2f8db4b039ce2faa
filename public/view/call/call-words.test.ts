import { describe, expect, it } from 'vitest';
import { newsWords, problemWords } from './call-words.ts';

const PROBLEMS = ['denied', 'none-found', 'in-use', 'insecure', 'unsupported', 'lost', 'failed'] as const;

describe('what is told of a device that cannot be had', () => {
  it('is another sentence for every reason', () => {
    for (const source of ['microphone', 'camera', 'screen'] as const)
      expect(new Set(PROBLEMS.map((problem) => problemWords(source, problem))).size).toBe(PROBLEMS.length);
  });

  it('says what still works', () => {
    expect(problemWords('microphone', 'denied')).toBe(
      'The browser does not allow the microphone: allow it beside the address, then turn it on here. The others cannot hear you; you hear them.',
    );
    expect(problemWords('camera', 'none-found')).toContain('everything else works');
  });
});

describe('what is told of a call that takes no more', () => {
  it.each([
    [8, 'No more than 8 pictures are shown'],
    [1, 'No more than one picture is shown'],
    [0, 'without pictures'],
  ])('with room for %d pictures: how many, and what still works', (limit, words) => {
    const { before } = newsWords({ kind: 'cameras-full', limit });
    expect(before).toContain(words);
    expect(before).toContain('You can hear, speak and write.');
  });

  it('is how many people it has', () => {
    expect(newsWords({ kind: 'full', limit: 16 }).before).toBe('The call is full: it takes 16 people.');
  });
});
