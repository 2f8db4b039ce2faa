/** How long messages may be, by what both ends say in their descriptions (RFC 8841 §6). Pure. */
import { LEAST_MESSAGE_BYTES } from './bulk.ts';

/** On a busy machine, in Chromium, faster than 64 KiB in 24 of 36 pairs of runs and than 224 in 26. At 256 KiB it refuses. */
const LARGE_MESSAGE_BYTES = 196_608;
const TAKES_LARGE_BYTES = 262_144;

/** What an end takes that says nothing. */
const UNTOLD_BYTES = 65_536;

function toldIn(sdp: string): number {
  const told = /^a=max-message-size:(\d{1,15})\s*$/m.exec(sdp)?.[1];
  // 0: any size.
  return told === undefined ? UNTOLD_BYTES : Number(told) || Number.MAX_SAFE_INTEGER;
}

export function messageBytes(localSdp: string, remoteSdp: string): number {
  const both = Math.min(toldIn(localSdp), toldIn(remoteSdp));
  return both >= TAKES_LARGE_BYTES ? LARGE_MESSAGE_BYTES : Math.min(both, LEAST_MESSAGE_BYTES);
}
