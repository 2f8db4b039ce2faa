import { describe, expect, it } from 'vitest';
import { addressAt } from '../../../testing/addresses.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { ANSWER_WITHIN_MS } from './connection.ts';
import { type BusMessage, createProcessBus, decodeMessage, encodeMessage } from './process-bus.ts';

const message: BusMessage = {
  kind: 'signal',
  room: 'r',
  from: addressAt('a'),
  to: addressAt('b'),
  sealed: 's'.repeat(60_000),
  reply: 'p',
};
const never = () => expect.unreachable();

describe('the process bus', () => {
  it('takes only so much while Redis does not answer, tells what was lost, and then takes more', async () => {
    const clock = new ManualClock();
    let isAnswering = false;
    const bus = createProcessBus(
      { publish: () => (isAnswering ? Promise.resolve(1) : new Promise(() => undefined)) },
      clock,
    );
    let taken = 0;
    let lost = 0;
    const count = () => {
      lost += 1;
    };
    while (bus.send('p', message, count)) taken += 1;
    expect(taken * message.sealed.length).toBeGreaterThan(1_000_000);
    expect(taken * message.sealed.length).toBeLessThan(10_000_000);
    await clock.pass(ANSWER_WITHIN_MS);
    expect(lost).toBe(taken);
    isAnswering = true;
    expect(bus.send('p', message, never)).toBe(true);
  });

  it('tells when no process hears it', async () => {
    const bus = createProcessBus({ publish: async () => 0 }, new ManualClock());
    await new Promise<void>((lost) => expect(bus.send('p', message, lost)).toBe(true));
  });

  it('reads what it wrote, and nothing else', () => {
    expect(decodeMessage(encodeMessage(message))).toEqual(message);
    for (const text of ['', '{', 'null', '7', '[]', '{"kind":"signal"}', '{"kind":"of tomorrow","room":"r"}'])
      expect(decodeMessage(text)).toBeUndefined();
  });
});
