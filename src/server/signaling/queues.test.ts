import { setImmediate as turnOver } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createSerialQueue, createTurnQueue } from './queues.ts';

describe('a turn queue', () => {
  it('serves a few at a time, in order, turn after turn', async () => {
    const queue = createTurnQueue(2);
    const served: number[] = [];
    for (let number = 1; number <= 5; number += 1) void queue.turn().then(() => served.push(number));
    await Promise.resolve();
    expect(served).toEqual([1, 2]);
    await turnOver();
    expect(served).toEqual([1, 2, 3, 4]);
    await turnOver();
    expect(served).toEqual([1, 2, 3, 4, 5]);
  });

  it('serves at once who comes later', async () => {
    const queue = createTurnQueue(1);
    await queue.turn();
    for (let turns = 0; turns < 3; turns += 1) await turnOver();
    let isServed = false;
    void queue.turn().then(() => {
      isServed = true;
    });
    await Promise.resolve();
    expect(isServed).toBe(true);
  });
});

describe('a serial queue', () => {
  it('begins a step when the one before it has ended, also after one that failed', async () => {
    const failures: unknown[] = [];
    const steps: string[] = [];
    const inTurn = createSerialQueue((error) => failures.push(error));
    const ended = new Promise<void>((resolve) => {
      inTurn(async () => {
        steps.push('first begins');
        await turnOver();
        steps.push('first ends');
      });
      inTurn(() => Promise.reject('second fails'));
      inTurn(async () => {
        steps.push('third');
        resolve();
      });
    });
    await ended;
    expect(steps).toEqual(['first begins', 'first ends', 'third']);
    expect(failures).toEqual(['second fails']);
  });
});
