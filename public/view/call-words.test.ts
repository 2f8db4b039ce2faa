import { describe, expect, it } from 'vitest';
import { problemWords } from './call-words.ts';

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
