import { expect, it } from 'vitest';
import { createQueue } from './queue.ts';

const round = () => new Promise((resolve) => setImmediate(resolve));

it('serves a few at a time, in order, round after round', async () => {
  const queue = createQueue(2);
  const served: number[] = [];
  for (let number = 1; number <= 5; number += 1) void queue.turn().then(() => served.push(number));
  await Promise.resolve();
  expect(served).toEqual([1, 2]);
  await round();
  expect(served).toEqual([1, 2, 3, 4]);
  await round();
  expect(served).toEqual([1, 2, 3, 4, 5]);
});

it('has a turn at once for who comes later', async () => {
  const queue = createQueue(1);
  await queue.turn();
  for (let rounds = 0; rounds < 3; rounds += 1) await round();
  let isServed = false;
  void queue.turn().then(() => {
    isServed = true;
  });
  await Promise.resolve();
  expect(isServed).toBe(true);
});
