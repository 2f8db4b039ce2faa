import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from './announcer.ts';

let isWatched: boolean;
/** What was done, in order: shown, withdrawn, played. */
let done: string[];
let announcer: Announcer;
beforeEach(() => {
  vi.useFakeTimers();
  [isWatched, done] = [false, []];
  announcer = new Announcer({
    isWatched: () => isWatched,
    show: ({ title, body }) =>
      done.push(`${title.replace(/[\u2068\u2069]/g, '')} | ${body.replace(/[\u2068\u2069]/g, '')}`),
    withdraw: () => done.push('withdrawn'),
    play: (chime) => done.push(`♪ ${chime}`),
  });
});
afterEach(() => {
  announcer.close();
  vi.useRealTimers();
});

const says = (name: string, text: string, isMention = false) =>
  announcer.said({ name, text, isFile: false, isMention });
const news = () => done.splice(0);

describe('a message', () => {
  it('is shown with who said it, and heard', () => {
    says('Ada', 'hello');
    expect(news()).toEqual(['withdrawn', 'Ada | hello', '♪ message']);
  });

  it('is nothing to whoever is looking', () => {
    isWatched = true;
    says('Ada', 'hello', true);
    vi.advanceTimersByTime(60_000);
    expect(news()).toEqual([]);
  });

  it('is not shown in full when it is a book', () => {
    says('Ada', 'x'.repeat(8_000));
    expect(done[1]).toHaveLength('Ada | '.length + 200);
  });
});

describe('a burst', () => {
  it('is one alert; what is shown follows it now and then', () => {
    says('Ada', 'one');
    news();
    for (let n = 2; n <= 1_000; n += 1) says('Ben', `${n}`);
    expect(news()).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(news()).toEqual(['1000 new messages | Ben: 1000']);
    vi.advanceTimersByTime(10_000);
    says('Cleo', 'and one');
    vi.advanceTimersByTime(2_000);
    expect(news()).toEqual(['1001 new messages | Cleo: and one']);
  });

  it('is over after a while without a message: the next one is news again', () => {
    says('Ada', 'one');
    says('Ada', 'two');
    vi.advanceTimersByTime(20_000);
    news();
    says('Ada', 'three');
    expect(news()).toEqual(['withdrawn', 'Ada | three', '♪ message']);
  });

  it('is over once it was seen, and what was shown is taken away', () => {
    says('Ada', 'one');
    says('Ada', 'two');
    news();
    announcer.seen();
    vi.advanceTimersByTime(60_000);
    expect(news()).toEqual(['withdrawn']);
    says('Ada', 'three');
    expect(news()).toEqual(['withdrawn', 'Ada | three', '♪ message']);
  });
});

describe('a mention', () => {
  it('is told as one, also within a burst, and stays on the screen while others go on', () => {
    says('Ada', 'one');
    news();
    says('Ben', '@me two', true);
    expect(news()).toEqual(['withdrawn', 'Ben mentions you | @me two', '♪ mention']);
    says('Ada', 'three');
    vi.advanceTimersByTime(2_000);
    expect(news()).toEqual(['Ben mentions you | @me two']);
  });

  it('is news once in a burst, however often somebody does it', () => {
    for (let n = 0; n < 100; n += 1) says('Eve', '@me', true);
    expect(news().filter((each) => each.startsWith('♪'))).toEqual(['♪ mention']);
  });
});

describe('a call', () => {
  it('rings until it is stopped, and is shown to whoever is not looking', () => {
    const stop = announcer.call('Ada');
    vi.advanceTimersByTime(6_000);
    expect(news()).toEqual(['♪ call', 'Ada is calling | ', '♪ call', '♪ call']);
    stop();
    stop();
    vi.advanceTimersByTime(60_000);
    expect(news()).toEqual(['withdrawn']);
  });

  it('only rings where somebody is looking, and ends with the page', () => {
    isWatched = true;
    announcer.call('Ada');
    announcer.close();
    vi.advanceTimersByTime(60_000);
    expect(news().filter((each) => each !== 'withdrawn')).toEqual(['♪ call']);
  });
});
