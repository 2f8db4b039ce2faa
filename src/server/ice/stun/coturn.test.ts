/** That a real TURN server takes the credentials we make, and that the self-test sees what a member would. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../testing/manual-clock.ts';
import { until } from '../../testing/until.ts';
import { mintTurnCredentials } from '../turn-credentials.ts';
import { probe } from './probe.ts';
import { CERTIFICATE } from './testing/certificate.ts';
import { type Coturn, isCoturnInstalled, startCoturn } from './testing/coturn.ts';
import { urlOf } from './testing/fake-server.ts';

const secret = 'a-secret-of-theirs-and-ours';
const ttlMs = 3_600_000;
/** A real server answers in its own time. */
const patience = { answerWithinMs: 1, clock: new ManualClock() };
const isInstalled = isCoturnInstalled();
if (!isInstalled)
  process.stderr.write('NOT RUN: coturn is not installed, the tests with a real TURN server\n');

const minted = (more: { secret?: string; name?: string; nowMs?: number } = {}) =>
  mintTurnCredentials({ secret: more.secret ?? secret, ttlMs }, more.name ?? 'ada', more.nowMs ?? Date.now());

describe.skipIf(!isInstalled)('coturn with use-auth-secret', () => {
  let coturn: Coturn;
  beforeAll(async () => {
    coturn = await startCoturn(['use-auth-secret', `static-auth-secret=${secret}`, 'user-quota=1']);
  });
  afterAll(() => coturn?.close());

  const ways = ['UDP', 'TCP', 'TLS'] as const;
  const asked = (way: (typeof ways)[number], credentials: ReturnType<typeof minted>) => {
    const url = {
      UDP: `turn:127.0.0.1:${coturn.port}`,
      TCP: `turn:127.0.0.1:${coturn.port}?transport=tcp`,
      TLS: `turns:localhost:${coturn.tlsPort}`,
    }[way];
    return probe(urlOf(url), { credentials, ca: CERTIFICATE, ...patience });
  };

  it.each(ways)('relays for credentials of ours over %s', async (way) => {
    expect(await asked(way, minted({ name: way }))).toEqual({
      kind: 'relays',
      relayAddress: '127.0.0.1',
      serverAddress: '127.0.0.1',
    });
  });

  it('gets its relay back, or a quota of one would be used up for ten minutes', async () => {
    const bob = minted({ name: 'bob' });
    expect(await asked('UDP', bob)).toMatchObject({ kind: 'relays' });
    // It takes a second to clear up.
    await until(async () => (await asked('UDP', bob)).kind === 'relays');
  });

  it('counts quotas by member, not by credential', async () => {
    expect(await asked('UDP', minted({ name: 'eve' }))).toMatchObject({ kind: 'relays' });
    const later = Date.now() + 5_000;
    expect(await asked('UDP', minted({ name: 'eve', nowMs: later }))).toEqual({ kind: 'refused', code: 486 });
    expect(await asked('UDP', minted({ name: 'dan', nowMs: later }))).toMatchObject({ kind: 'relays' });
  });

  it.each(ways)('refuses credentials made with another secret over %s', async (way) => {
    expect(await asked(way, minted({ secret: 'another' }))).toEqual({ kind: 'refused', code: 401 });
  });

  it.each(ways)('refuses credentials that have expired over %s', async (way) => {
    const nowMs = Date.now() - ttlMs - 1_000;
    expect(await asked(way, minted({ nowMs }))).toEqual({ kind: 'refused', code: 401 });
  });

  it('tells where it sees us', async () => {
    const url = urlOf(`stun:127.0.0.1:${coturn.port}`);
    expect(await probe(url, { credentials: undefined, ...patience })).toEqual({
      kind: 'seen',
      address: '127.0.0.1',
    });
  });
});

describe.skipIf(!isInstalled)('coturn without credentials', () => {
  it('is noticed to relay for anybody', async () => {
    const coturn = await startCoturn(['no-auth']);
    const url = urlOf(`turn:127.0.0.1:${coturn.port}`);
    expect(await probe(url, { credentials: minted(), ...patience })).toEqual({ kind: 'open' });
    await coturn.close();
  });
});
