import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start.ts';
import { ROOM_VERIFIER, type Transport, type Visitor, visit } from '../testing/visitor.ts';

const EVENTS_SENT = 400;

const RESERVED_BY_THE_CLIENT = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

const eventName = fc.oneof(
  fc.constantFrom(
    'join',
    'signal',
    'ice',
    'leave',
    'join',
    'signal',
    'error',
    '__proto__',
    'constructor',
    'hasOwnProperty',
  ),
  fc.string({ unit: 'binary' }).filter((name) => !RESERVED_BY_THE_CLIENT.has(name)),
);
const almostJoin = fc.record(
  {
    roomId: fc.oneof(fc.constant('r'), fc.anything()),
    roomVerifier: fc.oneof(fc.constant(ROOM_VERIFIER), fc.anything()),
    card: fc.oneof(fc.constant('card'), fc.anything()),
  },
  { requiredKeys: [] },
);
const argument = fc.oneof(
  fc.jsonValue(),
  fc.anything({ withNullPrototype: true, withTypedArray: true, withSparseArray: true }),
  almostJoin,
  fc.constantFrom(
    nested(5_000),
    { __proto__: { polluted: true } },
    JSON.parse('{"__proto__":{"polluted":true}}'),
  ),
  fc.func(fc.anything()),
  fc.string({ maxLength: 5_000 }),
);

const RAW_PACKETS = [
  ['2', '2[', '2[]', '2{}', '2[null]', '2[0]', '2["join"', '20["join"]', '2999999999999999999["join",{}]'],
  [
    '3',
    '30[]',
    '3[1]',
    '31["ok"]',
    '0',
    '0{"token":1}',
    '0/admin,',
    '0/__proto__,{}',
    '1',
    '1/other,',
    '4"x"',
  ],
  [
    '51-["join",{"_placeholder":true,"num":9}]',
    '5-["join"]',
    '51-',
    '599999999999-["join"]',
    '6',
    '61-[]',
    '7',
    '9',
  ],
  ['', ' ', '\u0000', '2["error",{"message":"x"}]', '2["disconnect"]', '2["newListener"]', '2[{"a":1}]'],
].flat();

/** Sends an event, then a join that is surely answered. Rejects when the client cannot write it or the server hung up. */
async function probe(attacker: Visitor, event: string, args: unknown[]): Promise<unknown> {
  attacker.emitAnything(event, ...args);
  return await attacker.socket.emitWithAck('join', {} as never);
}

/** JSON that is small to send and deep to walk. */
function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

describe.each<Transport>(['websocket', 'polling'])('hostile input over %s', (transport) => {
  let server: TestServer;
  let witness: Visitor;

  beforeAll(async () => {
    server = await startTestServer();
    witness = await visit(server.url, transport);
    await witness.join('witness');
  });
  afterAll(async () => {
    witness.socket.close();
    await server.close();
  });

  // What would have crashed the server would have crashed this process too: vitest reports every uncaught error.
  async function expectServerWell(): Promise<void> {
    const newcomer = await visit(server.url, transport);
    expect(await newcomer.join('witness', { card: 'newcomer' })).toMatchObject({ ok: true });
    expect(await witness.hears()).toEqual(['joined', { address: newcomer.address, card: 'newcomer' }]);
    newcomer.socket.close();
    expect(await witness.hears()).toEqual(['left', newcomer.address]);
  }

  it('survives random events and reaches nobody with them', async () => {
    const events = fc.sample(fc.tuple(eventName, fc.array(argument, { maxLength: 4 })), {
      numRuns: EVENTS_SENT,
      seed: 20261121,
    });
    let attacker = await visit(server.url, transport);
    let answered = 0;
    for (const [event, args] of events) {
      const answer = await probe(attacker, event, args).catch(() => 'hung up' as const);
      if (answer === 'hung up') {
        attacker.socket.close();
        attacker = await visit(server.url, transport);
      } else {
        expect(answer).toEqual({ ok: false, reason: 'bad-request' });
        answered++;
      }
    }
    // Now and then the client cannot write an event, and the server hangs up after so many refusals.
    expect(answered).toBeGreaterThan(EVENTS_SENT * 0.8);
    attacker.socket.close();
    await expectServerWell();
  });

  it.each(RAW_PACKETS)('survives the raw packet %j', async (packet) => {
    const attacker = await visit(server.url, transport);
    const closed = new Promise((resolve) => attacker.socket.once('disconnect', resolve));
    attacker.socket.io.engine.write(packet);
    // The second packet ends every connection that the first did not.
    attacker.socket.io.engine.write('nonsense');
    await closed;
    await expectServerWell();
  });

  it('gives nobody a property that they did not have', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
