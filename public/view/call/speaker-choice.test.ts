import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { SpeakerChoice } from './speaker-choice.ts';

const [ada, ben, cleo] = [memberId('ada'), memberId('ben'), memberId('cleo')];
const ALL = [ada, ben, cleo];
const TICK_MS = 200;

/** A conversation in ticks: who is heard in each. Answers who was large after each. */
function talk(...turns: readonly (readonly [ticks: number, ...loud: (typeof ALL)[number][]])[]) {
  const choice = new SpeakerChoice();
  let now = 0;
  return turns.map(([ticks, ...loud]) => {
    let large: ReturnType<typeof choice.hear> = null;
    for (let tick = 0; tick < ticks; tick += 1) {
      large = choice.hear(loud, ALL, now);
      now += TICK_MS;
    }
    return large;
  });
}

describe('the one who is large', () => {
  it('is the first while nobody speaks, then who speaks', () => {
    expect(talk([5], [15, cleo], [10], [30, ben])).toEqual([ada, cleo, cleo, ben]);
  });

  it('stays for a cough, and for a word into what they say', () => {
    expect(talk([15, ada], [2, ben], [10, ada], [2, cleo, ada])).toEqual([ada, ada, ada, ada]);
  });

  it('stays for a while, so that nothing flickers', () => {
    expect(talk([1], [20, ben], [4, cleo], [6, ben])).toEqual([ada, ben, ben, ben]);
  });

  it('gives way to one who goes on while they are silent', () => {
    expect(talk([15, ada], [20, ben])).toEqual([ada, ben]);
  });

  it('stays while both speak alike', () => {
    expect(talk([15, ada], [40, ada, ben])).toEqual([ada, ada]);
  });
});

describe('whoever goes', () => {
  it('leaves the place to who spoke last, or to the first', () => {
    const choice = new SpeakerChoice();
    expect(choice.hear([ada], ALL, 0)).toBe(ada);
    expect(choice.hear([cleo], ALL, 200)).toBe(ada);
    expect(choice.hear([], [ben, cleo], 400)).toBe(cleo);
    expect(choice.hear([], [ben], 5_000)).toBe(ben);
    expect(choice.hear([], [], 5_200)).toBeNull();
  });
});
