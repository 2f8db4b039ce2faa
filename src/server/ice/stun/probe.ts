/**
 * Finds out whether a STUN or TURN server does for us what it would do for a member: tell an address, or grant a relay for
 * our credentials, which is given back at once. It puts nothing into words and logs nothing.
 */
import type { IceUrl } from '../ice-url.ts';
import type { TurnCredentials } from '../turn-credentials.ts';
import { Conversation, type ConversationOptions, type Failure } from './conversation.ts';
import { isGenuine, longTermKey, sign } from './integrity.ts';
import {
  ATTRIBUTE,
  addressIn,
  attributeOf,
  errorOf,
  METHOD,
  type StunMessage,
  type WrittenAttribute,
  writeMessage,
} from './message.ts';

export type ProbeResult =
  | Failure
  /** STUN: the address at which it sees us. */
  | { readonly kind: 'seen'; readonly address: string }
  /** TURN: the address at which it would have relayed for us. */
  | { readonly kind: 'relays'; readonly relayAddress: string; readonly serverAddress: string | undefined }
  /** TURN: it asked for no credentials. */
  | { readonly kind: 'open' }
  /** The error it answered with, 300 to 699; 0 where it gave none. */
  | { readonly kind: 'refused'; readonly code: number };

export interface ProbeOptions extends ConversationOptions {
  /** For TURN. */
  readonly credentials: TurnCredentials | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The server still knows our port from an earlier use: we ask from another one (RFC 8656, section 7.4). */
const ALLOCATION_MISMATCH = 437;
const MAX_PORTS = 3;

export async function probe(url: IceUrl, options: ProbeOptions): Promise<ProbeResult> {
  for (let port = 1; ; port += 1) {
    const result = await probeOnce(url, options);
    const isMismatch = result.kind === 'refused' && result.code === ALLOCATION_MISMATCH;
    if (!isMismatch || port === MAX_PORTS) return result;
  }
}

async function probeOnce(
  url: IceUrl,
  { credentials, signal, ...options }: ProbeOptions,
): Promise<ProbeResult> {
  const conversation = new Conversation(url, options);
  const close = () => conversation.close();
  signal?.addEventListener('abort', close);
  try {
    return await (url.kind === 'stun' ? askForAddress(conversation) : askForRelay(conversation, credentials));
  } finally {
    signal?.removeEventListener('abort', close);
    close();
  }
}

async function askForAddress(conversation: Conversation): Promise<ProbeResult> {
  const answer = await conversation.ask(writeMessage(METHOD.binding, []));
  if (answer.kind !== 'answered') return answer;
  const code = errorOf(answer.message);
  if (code !== undefined) return { kind: 'refused', code };
  const address = addressIn(answer.message, ATTRIBUTE.xorMappedAddress);
  return address === undefined ? { kind: 'garbled' } : { kind: 'seen', address };
}

/** What requests are signed with, once the server has named its realm. */
interface Login {
  readonly attributes: readonly WrittenAttribute[];
  readonly key: Buffer;
}

const UDP = Buffer.from([17, 0, 0, 0]);
const AT_ONCE = Buffer.alloc(4);
const UNAUTHORIZED = 401;
const STALE_NONCE = 438;
/** Without credentials, with them, and once more if the nonce has expired in between. */
const MAX_ROUNDS = 3;

async function askForRelay(
  conversation: Conversation,
  credentials: TurnCredentials | undefined,
): Promise<ProbeResult> {
  let login: Login | undefined;
  let code = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const request = requestOf(METHOD.allocate, [ATTRIBUTE.requestedTransport, UDP], login);
    const answer = await conversation.ask(request);
    if (answer.kind !== 'answered') return answer;
    const error = errorOf(answer.message);
    if (error === undefined) {
      const result = judge(answer.message, login, conversation.remoteAddress);
      // Otherwise the server keeps it for ten minutes. Whether this works is no part of the result.
      await conversation.ask(requestOf(METHOD.refresh, [ATTRIBUTE.lifetime, AT_ONCE], login));
      return result;
    }

    code = error;
    const isInvitation = code === STALE_NONCE || (code === UNAUTHORIZED && login === undefined);
    if (!isInvitation || credentials === undefined) break;
    login = loginFor(answer.message, credentials);
    if (login === undefined) return { kind: 'garbled' };
  }
  return { kind: 'refused', code };
}

function requestOf(method: number, [type, value]: WrittenAttribute, login: Login | undefined): Buffer {
  const bytes = writeMessage(method, [[type, value], ...(login?.attributes ?? [])]);
  return login === undefined ? bytes : sign(bytes, login.key);
}

function loginFor(challenge: StunMessage, { username, credential }: TurnCredentials): Login | undefined {
  const realm = attributeOf(challenge, ATTRIBUTE.realm);
  const nonce = attributeOf(challenge, ATTRIBUTE.nonce);
  if (realm === undefined || nonce === undefined) return undefined;
  return {
    key: longTermKey(username, realm.toString(), credential),
    attributes: [
      [ATTRIBUTE.username, Buffer.from(username)],
      [ATTRIBUTE.realm, realm],
      [ATTRIBUTE.nonce, nonce],
    ],
  };
}

function judge(
  message: StunMessage,
  login: Login | undefined,
  serverAddress: string | undefined,
): ProbeResult {
  if (login === undefined) return { kind: 'open' };
  const relayAddress = addressIn(message, ATTRIBUTE.xorRelayedAddress);
  if (relayAddress === undefined || !isGenuine(message, login.key)) return { kind: 'garbled' };
  return { kind: 'relays', relayAddress, serverAddress };
}
