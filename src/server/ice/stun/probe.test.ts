import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../testing/manual-clock.ts';
import { until } from '../../testing/until.ts';
import { mintTurnCredentials } from '../turn-credentials.ts';
import { ATTRIBUTE, readMessage, type StunMessage } from './message.ts';
import { type ProbeResult, probe } from './probe.ts';
import { CERTIFICATE } from './testing/certificate.ts';
import {
  type Behaviour,
  type FakeServer,
  listenOnTcp,
  listenOnTls,
  listenOnUdp,
  urlOf,
} from './testing/fake-server.ts';
import { answer, error, fakeTurn, mappedAddress } from './testing/fake-turn.ts';

const secret = 'hunter2';
const ttlMs = 600_000;
const credentials = mintTurnCredentials({ secret, ttlMs }, 'ada', Date.now());
const answerWithinMs = 3_000;
const garbage = Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n');

/** Over UDP, TCP and TLS in turn. */
const WAYS = [
  { way: 'UDP', listen: listenOnUdp, turn: (port: number) => `turn:127.0.0.1:${port}`, stun: 'stun' },
  {
    way: 'TCP',
    listen: listenOnTcp,
    turn: (port: number) => `turn:127.0.0.1:${port}?transport=tcp`,
    stun: undefined,
  },
  { way: 'TLS', listen: listenOnTls, turn: (port: number) => `turns:localhost:${port}`, stun: 'stuns' },
] as const;

const open: FakeServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(listen: (behaviour: Behaviour) => Promise<FakeServer>, behaviour: Behaviour) {
  const server = await listen(behaviour);
  open.push(server);
  return server;
}

/** By a clock that stands still, so that servers that answer have all the time for it. */
const options = () => ({ credentials, answerWithinMs, clock: new ManualClock(), ca: CERTIFICATE });

/** Asks a server that never answers. The time to wait passes once the server has heard the question. */
async function waitedOut(url: string, hasHeard: () => boolean): Promise<ProbeResult> {
  const clock = new ManualClock();
  const probing = probe(urlOf(url), { ...options(), clock });
  await until(hasHeard);
  await clock.pass(answerWithinMs);
  return await probing;
}
const seen = (request: StunMessage) =>
  answer(request, 0x100, [[ATTRIBUTE.xorMappedAddress, mappedAddress([203, 0, 113, 7])]]);
const onRequest =
  (respond: (request: StunMessage) => Buffer): Behaviour =>
  (bytes) => {
    const request = readMessage(bytes);
    return request === undefined ? [] : [respond(request)];
  };

describe.each(WAYS)('a TURN server over $way', ({ listen, turn }) => {
  const askedWith = async (behaviour: Behaviour, more = {}) => {
    const { port } = await serve(listen, behaviour);
    return await probe(urlOf(turn(port)), { ...options(), ...more });
  };

  it('relays for our credentials, and is given its relay back', async () => {
    const server = fakeTurn({ secret });
    expect(await askedWith(server.behaviour)).toEqual({
      kind: 'relays',
      relayAddress: '192.0.2.7',
      serverAddress: '127.0.0.1',
    });
    expect(server.relays()).toBe(0);
  });

  it('refuses them when it has another secret', async () => {
    expect(await askedWith(fakeTurn({ secret: 'another' }).behaviour)).toEqual({
      kind: 'refused',
      code: 401,
    });
  });

  it('refuses them when they have expired', async () => {
    const stale = mintTurnCredentials({ secret, ttlMs }, 'ada', Date.now() - ttlMs - 1_000);
    const result = await askedWith(fakeTurn({ secret }).behaviour, { credentials: stale });
    expect(result).toEqual({ kind: 'refused', code: 401 });
  });

  it('is asked once more when its nonce has grown old, and not for ever', async () => {
    expect(await askedWith(fakeTurn({ secret, staleNonces: 1 }).behaviour)).toMatchObject({ kind: 'relays' });
    expect(await askedWith(fakeTurn({ secret, staleNonces: 9 }).behaviour)).toEqual({
      kind: 'refused',
      code: 438,
    });
  });

  it('asks from another port where its own was used lately', async () => {
    const [busy, free] = [fakeTurn({ secret, error: 437 }), fakeTurn({ secret })];
    let asked = 0;
    // The first conversation has two requests: without credentials, and with them.
    const behaviour: typeof free.behaviour = (...request) => {
      asked += 1;
      return (asked <= 2 ? busy : free).behaviour(...request);
    };
    expect(await askedWith(behaviour)).toMatchObject({ kind: 'relays' });
    expect(await askedWith(busy.behaviour)).toEqual({ kind: 'refused', code: 437 });
  });

  it('may refuse for reasons of its own', async () => {
    const { behaviour } = fakeTurn({ secret, error: 486 });
    expect(await askedWith(behaviour)).toEqual({ kind: 'refused', code: 486 });
    const unchallenging = onRequest((request) => answer(request, 0x110, [error(401)]));
    expect(await askedWith(unchallenging)).toEqual({ kind: 'garbled' });
    expect(await askedWith(fakeTurn({ secret }).behaviour, { credentials: undefined })).toEqual({
      kind: 'refused',
      code: 401,
    });
  });

  it('is noticed to ask for no credentials', async () => {
    const careless = onRequest((request) =>
      answer(request, 0x100, [[ATTRIBUTE.xorRelayedAddress, mappedAddress([192, 0, 2, 7])]]),
    );
    expect(await askedWith(careless)).toEqual({ kind: 'open' });
  });

  it('is not believed when it says yes without knowing the credential', async () => {
    const { behaviour } = fakeTurn({ secret: 'another' });
    const impostor: Behaviour = (bytes) => {
      const request = readMessage(bytes);
      const isSigned = request?.attributes.some(({ type }) => type === ATTRIBUTE.username);
      if (!request || !isSigned) return behaviour(bytes);
      return [answer(request, 0x100, [[ATTRIBUTE.xorRelayedAddress, mappedAddress([192, 0, 2, 7])]])];
    };
    expect(await askedWith(impostor)).toEqual({ kind: 'garbled' });
  });

  it('may be silent', async () => {
    const server = await serve(listen, () => []);
    expect(await waitedOut(turn(server.port), () => server.requests.length > 0)).toEqual({ kind: 'silent' });
  });

  it('may be absent', async () => {
    const { port, close } = await listen(() => []);
    await close();
    expect(await probe(urlOf(turn(port)), options())).toEqual({ kind: 'unreachable', cause: 'ECONNREFUSED' });
  });

  it('is let go of at once when we stop', async () => {
    const stopping = new AbortController();
    const server = await serve(listen, () => []);
    const probing = probe(urlOf(turn(server.port)), { ...options(), signal: stopping.signal });
    await until(() => server.requests.length > 0);
    stopping.abort();
    expect(await probing).toEqual({ kind: 'silent' });
  });
});

describe.each(WAYS.filter(({ stun }) => stun !== undefined))(
  'a STUN server over $way',
  ({ listen, stun }) => {
    const asked = async (behaviour: Behaviour) => {
      const { port } = await serve(listen, behaviour);
      return await probe(urlOf(`${stun}:localhost:${port}`), options());
    };

    it('tells where it sees us', async () => {
      expect(await asked(onRequest(seen))).toEqual({ kind: 'seen', address: '203.0.113.7' });
    });

    it('may refuse, or say nothing of use', async () => {
      expect(await asked(onRequest((request) => answer(request, 0x110, [error(500)])))).toEqual({
        kind: 'refused',
        code: 500,
      });
      expect(await asked(onRequest((request) => answer(request, 0x100)))).toEqual({ kind: 'garbled' });
    });
  },
);

describe('a STUN server', () => {
  it('may have a name that nobody can have', async () => {
    // Too long a label, so that nobody is asked for it.
    const result = await probe(urlOf(`stun:${'a'.repeat(64)}.invalid`), options());
    expect(result).toEqual({ kind: 'unreachable', cause: 'ENOTFOUND' });
  });
});

describe('a stream', () => {
  const url = (port: number) => urlOf(`turn:127.0.0.1:${port}?transport=tcp`);

  it('may bring messages in pieces', async () => {
    const { behaviour } = fakeTurn({ secret });
    const { port } = await serve(listenOnTcp, (bytes) => {
      const [whole] = behaviour(bytes);
      return whole instanceof Buffer ? [whole.subarray(0, 3), whole.subarray(3)] : [];
    });
    expect(await probe(url(port), options())).toMatchObject({ kind: 'relays' });
  });

  it.each([listenOnTcp, listenOnTls])('may bring what is no message', async (listen) => {
    const { port } = await serve(listen, () => [garbage]);
    const text = listen === listenOnTcp ? `turn:127.0.0.1:${port}?transport=tcp` : `turns:localhost:${port}`;
    expect(await probe(urlOf(text), options())).toEqual({ kind: 'garbled' });
  });

  it('may end before there is an answer', async () => {
    const { port } = await serve(listenOnTcp, () => 'hang up');
    expect(await probe(url(port), options())).toEqual({ kind: 'unreachable', cause: 'closed' });
  });

  it('may hang before TLS has begun', async () => {
    let hasHeard = false;
    const mute = createServer((socket) => {
      socket.once('data', () => {
        hasHeard = true;
      });
    }).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as { port: number };
    expect(await waitedOut(`turns:localhost:${port}`, () => hasHeard)).toEqual({ kind: 'silent' });
    mute.close();
  });

  it('is not trusted with a certificate that browsers would refuse', async () => {
    const { port } = await serve(listenOnTls, fakeTurn({ secret }).behaviour);
    expect(await probe(urlOf(`turns:localhost:${port}`), { ...options(), ca: undefined })).toEqual({
      kind: 'unreachable',
      cause: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });
});
