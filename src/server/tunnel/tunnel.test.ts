import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { OpenResult, TunnelProvider } from './provider.ts';
import { keepOpen, type TunnelState, waitBefore } from './tunnel.ts';

/** Lends what it is told to, and says what was asked of it. */
function scripted(results: readonly ('offline' | { url: string; name: string | null })[]) {
  const asked: (string | null)[] = [];
  const lose: (() => void)[] = [];
  let open = 0;
  const provider: TunnelProvider = {
    open(name): Promise<OpenResult> {
      const result = results[asked.length] ?? 'offline';
      asked.push(name);
      if (result === 'offline') return Promise.resolve({ ok: false, problem: result, at: 'example.org' });
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

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(1);
}

it('opens again when it is lost, and asks for the name that it had', async () => {
  const one = { url: 'https://one.example.org/', name: 'one' };
  const two = { url: 'https://two.example.org/', name: 'two' };
  const { provider, asked, lose, open } = scripted([one, 'offline', one, two]);
  const states: TunnelState[] = [];
  const end = keepOpen({ provider, name: 'wish', changed: (state) => states.push(state), firstWaitMs: 1 });
  await until(() => lose.length === 1);
  lose[0]?.();
  await until(() => lose.length === 2);
  expect(open()).toBe(1);
  lose[1]?.();
  await until(() => lose.length === 3);
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

it('closes what is open when it ends, and asks for nothing more', async () => {
  const { provider, asked, lose, open } = scripted([{ url: 'https://one.example.org/', name: null }]);
  const end = keepOpen({ provider, name: null, changed: () => undefined, firstWaitMs: 1 });
  await until(() => open() === 1);
  end();
  lose[0]?.();
  await until(() => open() === 0);
  await delay(10);
  expect(asked).toEqual([null]);
});

it('waits longer after each failure, a minute at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 99].map((failures) => waitBefore(failures))).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
});
