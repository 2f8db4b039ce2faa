import { expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { until } from '../testing/until.ts';
import type { OpenResult, TunnelProvider } from './provider.ts';
import { keepOpen, type TunnelState, waitBefore } from './tunnel.ts';

/** Lends what it is told to, and says what was asked of it. */
function scripted(
  results: readonly ('offline' | { refused: string } | { url: string; name: string | null })[],
) {
  const asked: (string | null)[] = [];
  const lose: (() => void)[] = [];
  let open = 0;
  const provider: TunnelProvider = {
    open(name): Promise<OpenResult> {
      const result = results[asked.length] ?? 'offline';
      asked.push(name);
      if (result === 'offline') return Promise.resolve({ ok: false, problem: result, at: 'example.org' });
      if ('refused' in result)
        return Promise.resolve({
          ok: false,
          problem: 'port-refused',
          at: 'example.org',
          name: result.refused,
        });
      open += 1;
      const lost = new Promise<void>((resolve) => lose.push(resolve));
      const close = () => {
        open -= 1;
      };
      return Promise.resolve({
        ok: true,
        tunnel: { ...result, connections: 10, password: null, lost, close },
      });
    },
  };
  return { provider, asked, lose, open: () => open };
}

const FIRST_WAIT_MS = 2_000;

it('opens again when it is lost, and asks for the name that it had', async () => {
  const one = { url: 'https://one.example.org/', name: 'one' };
  const two = { url: 'https://two.example.org/', name: 'two' };
  const { provider, asked, lose, open } = scripted([one, 'offline', one, two]);
  const states: TunnelState[] = [];
  const clock = new ManualClock();
  const end = keepOpen({ provider, name: 'wish', changed: (state) => states.push(state), clock });
  await until(() => lose.length === 1);
  lose[0]?.();
  await until(() => clock.pending > 0);
  await clock.pass(FIRST_WAIT_MS + 2 * FIRST_WAIT_MS);
  expect([lose.length, open()]).toEqual([2, 1]);
  lose[1]?.();
  await until(() => clock.pending > 0);
  await clock.pass(4 * FIRST_WAIT_MS);
  expect(lose).toHaveLength(3);
  end();

  expect(asked).toEqual(['wish', 'one', 'one', 'one']);
  expect(states.map((state) => (state.kind === 'open' ? state.url : state.kind))).toEqual([
    one.url,
    'lost',
    'failed',
    one.url,
    'lost',
    two.url,
  ]);
});

it('asks again for the name of a tunnel that was lent and led nowhere', async () => {
  const { provider, asked } = scripted([{ refused: 'one' }, 'offline', { refused: 'one' }]);
  const clock = new ManualClock();
  const end = keepOpen({ provider, name: null, changed: () => undefined, clock });
  await until(() => clock.pending > 0);
  await clock.pass(3 * FIRST_WAIT_MS);
  expect(asked).toEqual([null, 'one', 'one']);
  end();
});

it('begins again with the short wait after a tunnel that held for a while', async () => {
  const one = { url: 'https://one.example.org/', name: 'one' };
  const { provider, asked, lose } = scripted(['offline', 'offline', one, one]);
  const clock = new ManualClock();
  const end = keepOpen({ provider, name: null, changed: () => undefined, clock });
  await until(() => clock.pending > 0);
  await clock.pass(3 * FIRST_WAIT_MS);
  expect(lose).toHaveLength(1);
  await clock.pass(30_000);
  lose[0]?.();
  await until(() => clock.pending > 0);
  await clock.pass(FIRST_WAIT_MS);
  expect(asked).toHaveLength(4);
  end();
});

it('closes what is open when it ends, and asks for nothing more', async () => {
  const { provider, asked, lose, open } = scripted([{ url: 'https://one.example.org/', name: null }]);
  const clock = new ManualClock();
  const end = keepOpen({ provider, name: null, changed: () => undefined, clock });
  await until(() => open() === 1);
  end();
  lose[0]?.();
  await until(() => open() === 0);
  await clock.pass(3_600_000);
  expect(asked).toEqual([null]);
  expect(clock.pending).toBe(0);
});

it('waits longer after each failure, a minute at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 99].map((failures) => waitBefore(failures))).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
});
