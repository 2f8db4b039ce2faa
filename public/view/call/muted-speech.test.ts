import { describe, expect, it } from 'vitest';
import { MutedSpeech } from './muted-speech.ts';

describe('speaking while muted', () => {
  it('is told at the third loud moment within a while, not at a cough', () => {
    const speech = new MutedSpeech();
    expect([0, 200].map((now) => speech.hear(true, now))).toEqual([false, false]);
    expect(speech.hear(false, 400)).toBe(false);
    expect(speech.hear(true, 600)).toBe(true);
  });

  it('is not told of coughs that are far apart', () => {
    const speech = new MutedSpeech();
    expect([0, 2_000, 4_000, 6_000].map((now) => speech.hear(true, now))).not.toContain(true);
  });

  it('is told for some seconds after the last word, longer while it goes on', () => {
    const speech = new MutedSpeech();
    for (const now of [0, 200, 400]) speech.hear(true, now);
    expect(speech.hear(true, 4_000)).toBe(true);
    expect(speech.hear(false, 7_900)).toBe(true);
    expect(speech.hear(false, 8_000)).toBe(false);
  });

  it('begins anew once it was reset', () => {
    const speech = new MutedSpeech();
    for (const now of [0, 200, 400]) speech.hear(true, now);
    speech.reset();
    expect(speech.hear(true, 600)).toBe(false);
  });
});
