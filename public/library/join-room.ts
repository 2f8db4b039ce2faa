/** Joins a room: checks what it is given, opens the room, and waits for the server to let this member in. */

import { systemClock } from '../net/clock.ts';
import { fromBase64Url, toBase64Url } from '../net/crypto/base64url.ts';
import { SECRET_KEY_BYTES } from '../net/crypto/ed25519.ts';
import { createSeal } from '../net/crypto/seal.ts';
import { rtcLinks } from '../net/link/rtc-link.ts';
import { prefixed, silent } from '../net/log.ts';
import type { ServerStatus } from '../room/connection.ts';
import { memoryStore as memoryPieces } from '../room/files/store/memory-store.ts';
import { loadSecretKey, makeSecretKey } from '../room/keep/identity.ts';
import { memoryStore as memoryStorage } from '../room/keep/storage.ts';
import { cleanName } from '../room/people/name.ts';
import { effect } from '../room/reactive.ts';
import type { JoinOptions, ParleyErrorCode, Room } from './contract.ts';
import { JoinedRoom } from './joined-room.ts';
import { openRoom, randomBytes } from './open-room.ts';
import { ParleyError } from './parley-error.ts';
import type { Platform } from './platform.ts';
import { roomOfLink } from './room-of-link.ts';

/** Of a member that is not the person's own browser. */
export const createKey = (): string => toBase64Url(randomBytes(SECRET_KEY_BYTES));

export async function joinRoom(link: string | URL, options: JoinOptions, platform: Platform): Promise<Room> {
  const { address, url } = roomOfLink(link);
  const { signal, isTurnOnly = false, isPatient = false, log = silent } = options;
  const name = readName(options.name);
  const key = readKey(options.key);
  const storage = options.storage ?? memoryStorage();
  checkSignal(signal);
  const seal = createSeal(address, randomBytes);
  const [found, pieces] = await Promise.all([
    platform.connections(),
    platform.openPieces?.() ?? memoryPieces(sha256),
  ]);
  const linkOptions = { clock: systemClock, log: prefixed(log, 'link') };
  const links = await rtcLinks(found === 'browser' ? linkOptions : { ...linkOptions, connections: found });
  if (links === null) throw new ParleyError('webrtc-missing');
  checkSignal(signal);
  const secretKey =
    key ?? loadSecretKey(storage, address.roomId) ?? makeSecretKey(storage, address.roomId, randomBytes);
  const room = openRoom({ address, url, seal, name, secretKey, storage, links, isTurnOnly, log });
  const joined = new JoinedRoom({ room, address, url, secretKey, storage, links, pieces, log });
  try {
    await whenIn(room.connection.status, isPatient, signal);
  } catch (error) {
    await joined.leave();
    throw error;
  }
  signal?.addEventListener('abort', () => void joined.leave());
  return joined;
}

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ParleyError('aborted', undefined, { cause: signal.reason });
}

function readName(raw: unknown): string {
  const cleaned = typeof raw === 'string' ? cleanName(raw) : { problem: 'blank' as const };
  if ('name' in cleaned) return cleaned.name;
  throw new ParleyError('bad-option', `The name is ${cleaned.problem === 'blank' ? 'blank' : 'too long'}.`);
}

function readKey(raw: string | Uint8Array | undefined): Uint8Array | null {
  if (raw === undefined) return null;
  const key = typeof raw === 'string' ? fromBase64Url(raw) : raw;
  if (key?.length === SECRET_KEY_BYTES) return key;
  throw new ParleyError('bad-option', 'The key is none that createKey makes.');
}

const REFUSALS: Readonly<Record<Extract<ServerStatus, { kind: 'refused' }>['reason'], ParleyErrorCode>> = {
  'room-full': 'room-full',
  'wrong-key': 'wrong-key',
  'bad-request': 'refused',
  busy: 'refused',
  'tunnel-full': 'refused',
};

/** Settles when the server let me in. */
function whenIn(
  status: { readonly value: ServerStatus },
  isPatient: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let stop: () => void = () => undefined;
    const end = (settle: () => void) => {
      queueMicrotask(() => stop());
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const abort = () => end(() => reject(new ParleyError('aborted', undefined, { cause: signal?.reason })));
    signal?.addEventListener('abort', abort);
    stop = effect(() => {
      const now = status.value;
      if (now.kind === 'connected') end(resolve);
      else if (now.kind === 'unreachable' && !isPatient) end(() => reject(new ParleyError('unreachable')));
      else if (now.kind === 'refused')
        end(() => reject(new ParleyError(REFUSALS[now.reason], `The server let nobody in: ${now.reason}.`)));
    });
  });
}
