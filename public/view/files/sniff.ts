/**
 * What a received file really is, read off its first bytes: the author may claim anything. Only what is on this list is
 * ever shown; all else, above all HTML, SVG and PDF, is nothing but bytes to save. Pure.
 */

export interface Shown {
  readonly kind: 'picture' | 'sound' | 'video';
  /** The media type for its `blob:` address. */
  readonly type: string;
}

/** For what is not on the list: no browser opens it. */
export const UNKNOWN_TYPE = 'application/octet-stream';
/** How many of the first bytes are looked at. */
export const SNIFFED_BYTES = 4_096;

const PNG = '\x89PNG\r\n\x1a\n';
const MP4_SOUND = new Set(['M4A ', 'M4B ', 'M4P ']);
const MP4 = /^(?:isom|iso[2-9]|mp4[12]|avc1|dash|M4V |MSNV|3g[gp2ers]\w)$/;

/** Null for what is only to be saved. `claimed` decides nothing but whether a container that can hold both is sound. */
export function sniff(bytes: Uint8Array, claimed: string): Shown | null {
  const at = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const isSound = claimed.startsWith('audio/');
  if (at(0, 3) === '\xff\xd8\xff') return picture('jpeg');
  if (at(0, 8) === PNG) return picture('png');
  if (/^GIF8[79]a/.test(at(0, 6))) return picture('gif');
  if (at(0, 4) === 'RIFF') {
    if (at(8, 12) === 'WEBP') return picture('webp');
    return at(8, 12) === 'WAVE' ? sound('wav') : null;
  }
  if (at(4, 8) === 'ftyp') return boxed(at(8, 12), isSound);
  // Matroska too, of which browsers play only WebM: its name stands in the header.
  if (at(0, 4) === '\x1aE\xdf\xa3') return at(0, 64).includes('webm') ? media('webm', isSound) : null;
  if (at(0, 4) === 'OggS') return media('ogg', !claimed.startsWith('video/'));
  if (at(0, 4) === 'fLaC') return sound('flac');
  return at(0, 3) === 'ID3' || isMpegFrame(bytes) ? sound('mpeg') : isAacFrame(bytes) ? sound('aac') : null;
}

const picture = (name: string): Shown => ({ kind: 'picture', type: `image/${name}` });
const sound = (name: string): Shown => ({ kind: 'sound', type: `audio/${name}` });
const media = (name: string, isSound: boolean): Shown =>
  isSound ? sound(name) : { kind: 'video', type: `video/${name}` };

/** ISO base media files name their brand. */
function boxed(brand: string, isSound: boolean): Shown | null {
  if (brand === 'avif' || brand === 'avis') return picture('avif');
  if (MP4_SOUND.has(brand)) return sound('mp4');
  if (brand === 'qt  ') return media('quicktime', false);
  return MP4.test(brand) ? media('mp4', isSound) : null;
}

/** Layer III, without an ID3 tag: eleven bits of sync, a version, a bit rate and a sampling rate that exist. */
function isMpegFrame([first, second = 0, third = 0]: Uint8Array): boolean {
  const isSync = first === 0xff && (second & 0xe0) === 0xe0;
  const isLayer3 = (second & 0x06) === 0x02 && (second & 0x18) !== 0x08;
  return isSync && isLayer3 && third >> 4 !== 0 && third >> 4 !== 0xf && (third & 0x0c) !== 0x0c;
}

/** ADTS: twelve bits of sync, layer 0. */
const isAacFrame = ([first, second = 0]: Uint8Array): boolean => first === 0xff && (second & 0xf6) === 0xf0;
