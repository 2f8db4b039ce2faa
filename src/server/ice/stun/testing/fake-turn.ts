/** A TURN server with a shared secret that answers requests and never relays anything. */
import { createHmac } from 'node:crypto';
import { isGenuine, longTermKey, sign } from '../integrity.ts';
import {
  ATTRIBUTE,
  attributeOf,
  METHOD,
  readMessage,
  type StunMessage,
  type WrittenAttribute,
  writeMessage,
} from '../message.ts';
import type { Behaviour } from './fake-server.ts';

const REALM = 'turn.example';
const SUCCESS = 0x100;
const FAILURE = 0x110;

export interface FakeTurnOptions {
  readonly secret: string;
  /** The error that it answers even good credentials with, such as 486. */
  readonly error?: number;
  /** How many nonces are stale before one is taken. */
  readonly staleNonces?: number;
  readonly relayAddress?: readonly number[];
}

export interface FakeTurn {
  readonly behaviour: Behaviour;
  /** Relays granted and not given back. */
  relays(): number;
}

export const answer = (
  request: StunMessage,
  kind: number,
  attributes: readonly WrittenAttribute[] = [],
): Buffer => writeMessage(request.type | kind, attributes, request.id);

export const mappedAddress = (octets: readonly number[]): Buffer => {
  const cookie = [0x21, 0x12, 0xa4, 0x42];
  return Buffer.from([0, 1, 0, 0, ...octets.map((octet, index) => octet ^ (cookie[index] ?? 0))]);
};

export const error = (code: number): WrittenAttribute => [
  ATTRIBUTE.errorCode,
  Buffer.from([0, 0, Math.floor(code / 100), code % 100]),
];

export function fakeTurn({
  secret,
  error: flaw,
  staleNonces = 0,
  relayAddress = [192, 0, 2, 7],
}: FakeTurnOptions): FakeTurn {
  let relays = 0;
  let stale = staleNonces;
  let nonce = 0;

  const challenge = (request: StunMessage, code: number): Buffer =>
    answer(request, FAILURE, [
      error(code),
      [ATTRIBUTE.realm, Buffer.from(REALM)],
      [ATTRIBUTE.nonce, Buffer.from(`nonce-${++nonce}`)],
    ]);

  function answerTo(request: StunMessage): Buffer {
    const username = attributeOf(request, ATTRIBUTE.username)?.toString();
    if (username === undefined) return challenge(request, 401);
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    const key = longTermKey(username, REALM, credential);
    const isExpired = Number.parseInt(username, 10) * 1_000 < Date.now();
    if (isExpired || !isGenuine(request, key)) return challenge(request, 401);
    if (stale-- > 0) return challenge(request, 438);
    if (flaw !== undefined) return sign(answer(request, FAILURE, [error(flaw)]), key);

    const isAllocation = request.type === METHOD.allocate;
    relays += isAllocation ? 1 : -1;
    const relayed: WrittenAttribute = [ATTRIBUTE.xorRelayedAddress, mappedAddress(relayAddress)];
    return sign(answer(request, SUCCESS, isAllocation ? [relayed] : []), key);
  }

  return {
    relays: () => relays,
    behaviour: (bytes) => {
      const request = readMessage(bytes);
      return request === undefined ? [] : [answerTo(request)];
    },
  };
}
