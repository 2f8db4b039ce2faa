import { expect, it } from 'vitest';
import { untilLost } from './health-check.ts';

/** A mouth whose figures change with every look; the last of them stay. */
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

const watch = (
  { endpoint }: ReturnType<typeof figures>,
  isAnswered: () => boolean,
  signal = AbortSignal.timeout(50_000),
) =>
  untilLost({
    endpoint,
    isAnswered: () => Promise.resolve(isAnswered()),
    signal,
    lookEveryMs: 1,
    quietMs: 5,
  });

it('is lost when no connection has been there for a while', async () => {
  const seen = figures([10, 0, 10, 0, 0, 10, 0, 0, 0], [0]);
  await watch(seen, () => true);
  expect(seen.looks()).toBe(8);
});

it('is lost when it is silent and two requests through it are not answered', async () => {
  let asked = 0;
  await watch(figures([10], [7]), () => {
    asked += 1;
    return asked === 1 || asked === 3;
  });
  expect(asked).toBe(5);
});

it('asks nothing while something comes out of it', async () => {
  const stop = new AbortController();
  let asked = 0;
  let heard = 0;
  const endpoint = {
    connections: () => 10,
    received: () => {
      heard += 1;
      if (heard > 100) stop.abort();
      return heard;
    },
  };
  const isAnswered = () => {
    asked += 1;
    return Promise.resolve(true);
  };
  await untilLost({ endpoint, isAnswered, signal: stop.signal, lookEveryMs: 1, quietMs: 5 });
  expect(asked).toBe(0);
});

it('is not lost as long as requests come out of it, whatever is answered to them', async () => {
  const stop = new AbortController();
  let received = 0;
  let asked = 0;
  const isAnswered = () => {
    asked += 1;
    received += 100;
    if (asked === 10) stop.abort();
    return Promise.resolve(false);
  };
  const endpoint = { connections: () => 10, received: () => received };
  await untilLost({ endpoint, isAnswered, signal: stop.signal, lookEveryMs: 1, quietMs: 5 });
  expect(asked).toBe(10);
});
