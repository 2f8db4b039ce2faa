import fc from 'fast-check';
import type { Packet as RealPacket } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { Decoder, Encoder, type Packet, PacketType, protocol } from './packet-parser.ts';
import { importUpstream } from './testing/upstream.ts';

const reference = await importUpstream<typeof import('socket.io-parser')>(
  'socket.io-parser/build/esm/index.js',
);

interface AnyDecoder {
  on(event: 'decoded', decoded: (packet: Packet) => void): unknown;
  add(text: unknown): void;
}

/** The packet, or `refused`. */
function decoded(decoder: AnyDecoder, text: unknown): unknown {
  let result: unknown = 'refused';
  decoder.on('decoded', ({ type, nsp, id, data }) => {
    result = { type, nsp, id, data };
  });
  try {
    decoder.add(text);
  } catch {
    return 'refused';
  }
  return result;
}

const data = fc.tuple(fc.string(), fc.jsonValue()).map(([name, value]) => [`event ${name}`, value]);
const packet = fc.oneof(
  fc.record({
    type: fc.constant(PacketType.EVENT),
    nsp: fc.constant('/'),
    id: fc.option(fc.nat(), { nil: undefined }),
    data,
  }),
  fc.record({
    type: fc.constant(PacketType.ACK),
    nsp: fc.constant('/'),
    id: fc.nat(),
    data: fc.array(fc.jsonValue()),
  }),
  fc.constant<Packet>({ type: PacketType.CONNECT, nsp: '/' }),
  fc.constant<Packet>({ type: PacketType.DISCONNECT, nsp: '/' }),
);

const RESERVED = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'];

describe('the parser of Socket.IO packets', () => {
  it('speaks the revision of the protocol that the real one speaks, and numbers types alike', () => {
    expect(protocol).toBe(reference.protocol);
    for (const [name, type] of Object.entries(PacketType))
      expect(reference.PacketType).toHaveProperty(name, type);
  });

  it('writes what the real one writes', () => {
    fc.assert(
      fc.property(packet, (one) => {
        expect(new Encoder().encode(one)).toEqual(new reference.Encoder().encode(one as RealPacket));
      }),
    );
  });

  it('reads what the real one reads', () => {
    fc.assert(
      fc.property(packet, (one) => {
        const [text] = new Encoder().encode(one);
        expect(decoded(new Decoder(), text)).toEqual(decoded(new reference.Decoder(), text));
        expect(decoded(new Decoder(), text)).not.toBe('refused');
      }),
    );
  });

  it('takes nothing that the real one would refuse or read otherwise', () => {
    const almost = fc
      .tuple(
        fc.constantFrom('0', '1', '2', '3', '4', '7', 'x', ''),
        fc.constantFrom('', '1', '12'),
        fc.json(),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(almost, fc.string()), (text) => {
        const read = decoded(new Decoder(), text);
        if (read !== 'refused') expect(read).toEqual(decoded(new reference.Decoder(), text));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(RESERVED)('refuses an event called %s, which the client itself emits', (name) => {
    expect(decoded(new Decoder(), `2["${name}"]`)).toBe('refused');
  });

  it.each(['51-["event",{"_placeholder":true,"num":0}]', '2/elsewhere,["event"]', new ArrayBuffer(3), null])(
    'refuses what signaling never uses: %j',
    (text) => expect(decoded(new Decoder(), text)).toBe('refused'),
  );

  it('tells nobody once it is done', () => {
    const decoder = new Decoder();
    decoder.on('decoded', () => expect.unreachable());
    decoder.off();
    decoder.add('2["event"]');
  });
});
