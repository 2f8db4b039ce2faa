/**
 * How many pixels a picture has, and whether it moves, read off its bytes before any browser decodes it: a small file may
 * hold so many that decoding it takes all memory. Pure.
 */

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Enough of the beginning to find it behind a large profile or much EXIF. */
export const MEASURED_BYTES = 512 * 1_024;
/** More is not decoded by itself: some four times what large cameras take. */
const MOST_PIXELS = 100_000_000;

export const canBeShown = (size: PixelSize | null): boolean =>
  size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_PIXELS;

/** Null where the bytes do not say. */
export function pixelSizeOf(bytes: Uint8Array): PixelSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start = textAt(bytes, 0, 4);
    if (start === '\x89PNG') return { width: view.getUint32(16), height: view.getUint32(20) };
    if (start === 'GIF8') return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (start === 'RIFF') return ofWebp(bytes, view);
    if (textAt(bytes, 4, 8) === 'ftyp') return ofAvif(bytes, view);
    return view.getUint16(0) === 0xffd8 ? ofJpeg(view) : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const textAt = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Walks the segments to the frame header. */
function ofJpeg(view: DataView): PixelSize {
  let at = 2;
  for (;;) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Fill bytes may stand before a marker.
    if (marker === 0xffff) at += 1;
    else if (marker < 0xff01 || marker === 0xffda) throw new RangeError();
    else at += 2 + view.getUint16(at + 2);
  }
}

function ofWebp(bytes: Uint8Array, view: DataView): PixelSize | null {
  const kind = textAt(bytes, 12, 16);
  if (kind === 'VP8X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** The largest that any of its properties tells: there may be some for parts and thumbnails. */
function ofAvif(bytes: Uint8Array, view: DataView): PixelSize | null {
  let largest: PixelSize | null = null;
  for (let at = bytes.indexOf(0x69); at >= 0; at = bytes.indexOf(0x69, at + 1)) {
    if (textAt(bytes, at, at + 4) !== 'ispe' || at + 16 > bytes.length) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

/** One still picture would be left of it. */
export function isAnimated(bytes: Uint8Array): boolean {
  const start = textAt(bytes, 0, 4);
  if (start === 'GIF8') return true;
  if (start === 'RIFF') return textAt(bytes, 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
  if (textAt(bytes, 4, 8) === 'ftyp') return textAt(bytes, 8, 12) === 'avis';
  return start === '\x89PNG' && hasAnimationControl(bytes);
}

/** It stands before the first data. */
function hasAnimationControl(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const chunk = textAt(bytes, at + 4, at + 8);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}
