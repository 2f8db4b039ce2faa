import { describe, expect, it } from 'vitest';
import { createProcessBus, type Letter, readLetter, writeLetter } from './process-bus.ts';

const letter: Letter = {
  kind: 'signal',
  room: 'r',
  from: 'a',
  to: 'b',
  sealed: 's'.repeat(60_000),
  reply: 'p',
};
const never = () => expect.unreachable();

describe('post', () => {
  it('takes only so much while Redis does not answer, tells what was lost, and then takes more', async () => {
    let isAnswering = false;
    const post = createProcessBus({
      publish: () => (isAnswering ? Promise.resolve(1) : new Promise(() => undefined)),
    });
    let taken = 0;
    let lost = 0;
    const count = () => {
      lost += 1;
    };
    while (post.send('p', letter, count)) taken += 1;
    expect(taken * letter.sealed.length).toBeGreaterThan(1_000_000);
    expect(taken * letter.sealed.length).toBeLessThan(10_000_000);
    while (lost < taken) await new Promise((resolve) => setTimeout(resolve, 20));
    isAnswering = true;
    expect(post.send('p', letter, never)).toBe(true);
  });

  it('tells when no process hears it', async () => {
    const post = createProcessBus({ publish: async () => 0 });
    await new Promise<void>((lost) => expect(post.send('p', letter, lost)).toBe(true));
  });

  it('reads what it wrote, and nothing else', () => {
    expect(readLetter(writeLetter(letter))).toEqual(letter);
    for (const text of ['', '{', 'null', '7', '[]', '{"kind":"signal"}', '{"kind":"of tomorrow","room":"r"}'])
      expect(readLetter(text)).toBeUndefined();
  });
});
