/** Where files are on the disk, by names that tell nothing of the room or the files. */
import { sha512 } from '@noble/hashes/sha2.js';
import { toBase64Url } from '../../../net/crypto/base64url.ts';

/** Of everything. */
export const ROOT = 'parley files';
/** A folder for each room and tab: `DIGEST.TOKEN`. */
export const ROOMS = 'rooms';
/** Decrypted copies, a folder for each page. */
export const PLAIN = 'plain';
/** The room is kept on the device, so its folder stays. */
export const KEPT_MARK = 'kept';
/** As old as the last use. */
export const USED_MARK = 'used';

const TOKEN_BYTES = 12;
const DIGEST_BYTES = 16;

/** `room` names it on this device. */
const roomDigest = (room: string): string =>
  toBase64Url(sha512(new TextEncoder().encode(`parley files ${room}`)).subarray(0, DIGEST_BYTES));

export const folderName = (room: string, token: string): string => `${roomDigest(room)}.${token}`;

export const isFolderOf = (name: string, room: string): boolean => name.startsWith(`${roomDigest(room)}.`);

export const freshToken = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));

/** Held for as long as the folder is in use: a room's, or that of a page's copies. */
export const folderLock = (name: string): string => `parley files ${name}`;
