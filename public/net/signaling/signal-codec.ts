/**
 * Compresses signals: LZ77 with a dictionary of what browsers write in every description and candidate; fingerprints
 * are written as bytes. Lossless for every signal, also of browsers that the dictionary does not know. Pure.
 */

/** The first byte of what is written. Changes with the format, and with the dictionary. */
const VERSION = 2;
/** From this value on a byte is not a character but the length of a repetition; two bytes with its position follow. */
const REPEAT = 128;
const LEAST_REPEATED = 4;
/** A count and as many bytes follow, which stand for AA:BB:CC. */
const PAIRS = 255;
const MOST_REPEATED = LEAST_REPEATED + PAIRS - REPEAT - 1;
const PAIRS_WRITTEN = /(?:[\dA-F]{2}:){2,254}[\dA-F]{2}/y;
/** No decompressed signal is longer; two bytes can point anywhere in it. */
const MAX_LENGTH = 65_536;

const DICTIONARY = JSON.stringify({
  attempt: '',
  number: 0,
  latestOffer: { sessionId: '', at: 0 },
  description: {
    type: 'offer',
    sdp: [
      'v=0',
      'o=- 2 IN IP4 127.0.0.1',
      's=-',
      't=0 0',
      'a=group:BUNDLE 0',
      'a=extmap-allow-mixed',
      'a=msid-semantic: WMS',
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      'c=IN IP4 0.0.0.0',
      'a=ice-ufrag:',
      'a=ice-pwd:',
      'a=ice-options:trickle',
      'a=fingerprint:sha-256 ',
      'a=setup:actpass',
      'a=mid:0',
      'a=sctp-port:5000',
      'a=max-message-size:262144',
      '',
    ].join('\r\n'),
  },
  candidates: [
    {
      candidate: 'candidate: 1 udp 2113937151 typ host generation 0 ufrag  network-cost 999',
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: '',
    },
  ],
});

/** `signal` is what JSON can say. */
export function writeSignal(signal: unknown): Uint8Array {
  const text = DICTIONARY + JSON.stringify(signal).replace(/[^\0-\x7f]/g, asEscape);
  const bytes = [VERSION];
  for (let at = DICTIONARY.length; at < text.length; ) {
    const { from, length } = longestBefore(text, at);
    PAIRS_WRITTEN.lastIndex = at;
    const pairs = PAIRS_WRITTEN.exec(text)?.[0] ?? '';
    if (pairs.length > length) {
      const values = pairs.split(':').map((pair) => Number.parseInt(pair, 16));
      bytes.push(PAIRS, values.length, ...values);
      at += pairs.length;
    } else if (length > 0) {
      bytes.push(REPEAT + length - LEAST_REPEATED, from >> 8, from & 255);
      at += length;
    } else bytes.push(text.charCodeAt(at++));
  }
  return Uint8Array.from(bytes);
}

/** The signal; throws for anything that was not written so. */
export function readSignal(bytes: Uint8Array): unknown {
  const [version, ...rest] = bytes;
  if (version !== VERSION) throw new Error('another version');
  const written = Array.from(DICTIONARY, asByte);
  for (let at = 0; at < rest.length; ) {
    const [byte = 0, first = 0, second = 0] = rest.slice(at, at + 3);
    if (byte < REPEAT) {
      written.push(byte);
      at += 1;
    } else if (byte < PAIRS) {
      const from = first * 256 + second;
      written.push(...written.slice(from, from + byte - REPEAT + LEAST_REPEATED));
      at += 3;
    } else {
      const pairs = rest.slice(at + 2, at + 2 + first).map(asPair);
      written.push(...Array.from(pairs.join(':'), asByte));
      at += 2 + first;
    }
    if (written.length > MAX_LENGTH) throw new Error('too long');
  }
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(written.slice(DICTIONARY.length))));
}

/** The longest earlier occurrence of what stands at `at`; length 0 where none is worth pointing at. */
function longestBefore(text: string, at: number): { from: number; length: number } {
  const before = text.slice(0, Math.min(at, MAX_LENGTH));
  let [from, length] = [0, 0];
  for (let more = LEAST_REPEATED; more <= MOST_REPEATED && at + more <= text.length; more += 1) {
    const found = before.indexOf(text.slice(at, at + more), from);
    if (found < 0) break;
    [from, length] = [found, more];
  }
  return { from, length };
}

const asEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const asByte = (character: string) => character.charCodeAt(0);
const asPair = (byte: number) => byte.toString(16).padStart(2, '0').toUpperCase();
