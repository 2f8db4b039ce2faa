import { expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { untilLost } from './health-check.ts';

/** An endpoint whose figures change with every look; the last of them stay. */
function figures(connections: readonly number[], received: readonly number[]) {
  let look = -1;
  const at = (list: readonly number[]) => list[Math.min(look, list.length - 1)] ?? 0;
  return {
    looks: () => look,
    endpoint: {
      connections: () => {
        look += 1;
        return at(connections);
      },
      received: () => at(received),
    },
  };
}

type Endpoint = Parameters<typeof untilLost>[0]['endpoint'];

/** Lets an hour pass. Resolves with whether the tunnel was found lost in it. */
async function isLostWithin(
  endpoint: Endpoint,
  isAnswered: () => boolean,
  { ms = 3_600_000, stop = new AbortController() } = {},
): Promise<boolean> {
  const clock = new ManualClock();
  let isLost = false;
  const { signal } = stop;
  const watching = untilLost({
    endpoint,
    isAnswered: () => Promise.resolve(isAnswered()),
    signal,
    clock,
  }).then(() => {
    isLost = !signal.aborted;
  });
  await clock.pass(ms);
  stop.abort();
  await watching;
  expect(clock.pending).toBe(0);
  return isLost;
}

it('is lost when no connection has been there for a while', async () => {
  const seen = figures([10, 0, 10, 0, 0, 10, 0, 0, 0], [0]);
  expect(await isLostWithin(seen.endpoint, () => true)).toBe(true);
  expect(seen.looks()).toBe(8);
});

it('is lost when it is silent and two requests through it are not answered', async () => {
  let asked = 0;
  const isLost = await isLostWithin(figures([10], [7]).endpoint, () => {
    asked += 1;
    return asked === 1 || asked === 3;
  });
  expect([isLost, asked]).toEqual([true, 5]);
});

it('asks nothing while something comes out of it', async () => {
  let asked = 0;
  let heard = 0;
  const endpoint = { connections: () => 10, received: () => ++heard };
  const isLost = await isLostWithin(
    endpoint,
    () => {
      asked += 1;
      return true;
    },
    { ms: 100_000 },
  );
  expect([isLost, asked]).toEqual([false, 0]);
});

it('is not lost as long as requests come out of it, whatever is answered to them', async () => {
  let received = 0;
  let asked = 0;
  const endpoint = { connections: () => 10, received: () => received };
  const isLost = await isLostWithin(
    endpoint,
    () => {
      asked += 1;
      received += 100;
      return false;
    },
    { ms: 201_000 },
  );
  expect([isLost, asked]).toEqual([false, 10]);
});
