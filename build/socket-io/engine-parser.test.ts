import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as parser from './engine-parser.ts';
import { importUpstream } from './testing/upstream.ts';

const upstreamFile = (name: string) => importUpstream<typeof parser>(`engine.io-parser/build/esm/${name}`);
const upstream = await upstreamFile('index.js');
// In a browser its index imports these instead of those for Node.
const { encodePacket } = await upstreamFile('encodePacket.browser.js');
const { decodePacket } = await upstreamFile('decodePacket.browser.js');

const packet: fc.Arbitrary<parser.Packet> = fc.record({
  type: fc.constantFrom('open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'),
  data: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
});
/** As it stands in a payload, which the separator would end. */
const packetInPayload = packet.filter(({ data }) => !data?.includes('\x1e'));

/** Text that is a packet, or almost one. Base64 is apart: signaling sends and expects none. */
const text = fc
  .tuple(fc.constantFrom('0', '4', '6', '7', '9', '-', ' ', ''), fc.string({ unit: 'binary' }))
  .map((parts) => parts.join(''))
  .filter((any) => !/^b/.test(any));
const payload = fc
  .array(text, { minLength: 1 })
  .map((all) => all.join('\x1e'))
  .filter((all) => !all.includes('\x1eb'));

const written = (write: (done: (text: string) => void) => void): string => {
  let result = 'nothing was written at once';
  write((one) => {
    result = one;
  });
  return result;
};

describe('the parser of Engine.IO packets', () => {
  it('speaks the revision of the protocol that the real one speaks', () => {
    expect(parser.protocol).toBe(upstream.protocol);
  });

  it('writes the packets and payloads that the real one writes', () => {
    fc.assert(
      fc.property(packet, fc.boolean(), (one, supportsBinary) => {
        expect(written((done) => parser.encodePacket(one, supportsBinary, done))).toBe(
          written((done) => encodePacket(one, supportsBinary, done)),
        );
      }),
    );
    fc.assert(
      fc.property(fc.array(packet, { minLength: 1 }), (all) => {
        expect(written((done) => parser.encodePayload(all, done))).toBe(
          written((done) => upstream.encodePayload(all, done)),
        );
      }),
    );
  });

  it('reads of any text what the real one reads', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(parser.decodePacket(one)).toEqual(decodePacket(one));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(payload, (all) => {
        expect(parser.decodePayload(all)).toEqual(upstream.decodePayload(all));
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.array(packetInPayload, { minLength: 1 }), (all) => {
        const read = parser.decodePayload(written((done) => parser.encodePayload(all, done)));
        expect(read).toEqual(all.map(({ type, data }) => (data ? { type, data } : { type })));
      }),
    );
  });

  it.each([new ArrayBuffer(3), 'bAAAA', null, undefined])('takes %j for malformed', (binary) => {
    expect(parser.decodePacket(binary)).toEqual({ type: 'error', data: 'parser error' });
  });
});
