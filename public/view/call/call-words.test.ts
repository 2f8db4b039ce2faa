import { describe, expect, it } from 'vitest';
import type { CallEnd } from '../../room/call/call-state.ts';
import type { MemberId } from '../../room/people/member.ts';
import { newsPhrase, problemWords } from './call-words.ts';

const nameOf = () => 'Ada';
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
    const [sentence] = newsPhrase({ kind: 'cameras-full', limit }, nameOf);
    expect(sentence).toContain(words);
    expect(sentence).toContain('You can hear, speak and write.');
  });

  it('is how many people it has', () => {
    expect(newsPhrase({ kind: 'full', limit: 16 }, nameOf)).toEqual([
      'The call is full: it takes 16 people.',
    ]);
  });
});

it('what is told of a call that ended has the name in its place', () => {
  const told = (kind: CallEnd) => newsPhrase({ kind, with: 'an-id' as MemberId }, nameOf).join('');
  expect(told('no-answer')).toBe('Ada did not answer.');
  expect(told('missed')).toBe('You missed a call from Ada.');
});
