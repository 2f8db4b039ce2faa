import { setImmediate as turnOver } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { createShutdown } from './shutdown.ts';

function begin(close: () => Promise<void>) {
  const clock = new ManualClock();
  const exits: number[] = [];
  let closes = 0;
  const shutDown = createShutdown({
    close: () => {
      closes += 1;
      return close();
    },
    log: pino({ level: 'silent' }),
    exit: (code) => exits.push(code),
    clock,
  });
  return { clock, exits, closes: () => closes, shutDown };
}

const never = () => new Promise<void>(() => undefined);

describe('a signal to end', () => {
  it('closes, and exits with 0 when that is done', async () => {
    const { clock, exits, shutDown } = begin(async () => undefined);
    shutDown('SIGTERM');
    expect(exits).toEqual([]);
    await turnOver();
    expect([exits, clock.pending]).toEqual([[0], 0]);
  });

  it('exits with 1 when closing fails, or does not end within 9 s', async () => {
    const failing = begin(() => Promise.reject(new Error('no')));
    failing.shutDown('SIGTERM');
    await turnOver();
    expect(failing.exits).toEqual([1]);

    const hanging = begin(never);
    hanging.shutDown('SIGTERM');
    await hanging.clock.pass(8_999);
    expect(hanging.exits).toEqual([]);
    await hanging.clock.pass(1);
    expect(hanging.exits).toEqual([1]);
  });

  it('is one wish when it comes twice at once, and exits at once when it is repeated later', async () => {
    const { clock, exits, closes, shutDown } = begin(never);
    shutDown('SIGINT');
    await clock.pass(500);
    shutDown('SIGINT');
    expect(exits).toEqual([]);
    await clock.pass(1);
    shutDown('SIGINT');
    expect([exits, closes()]).toEqual([[1], 1]);
  });
});
