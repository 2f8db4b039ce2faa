/** A canvas to make pictures smaller with: off the page where the browser has one. */
import { h } from '../dom/element.ts';
import type { PixelSize } from './picture-size.ts';

export interface Drawing {
  readonly size: PixelSize;
  /** Null where the browser does not write this type, or cannot. */
  encode(type: string, quality?: number): Promise<Blob | null>;
  /** Whether anything shines through. */
  readonly isOpaque: boolean;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

interface Surface {
  readonly context: Context;
  blob(type: string, quality: number | undefined): Promise<Blob | null>;
}

function surfaceOf({ width, height }: PixelSize): Surface {
  if (typeof OffscreenCanvas === 'function') {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context !== null)
      return { context, blob: (type, quality) => canvas.convertToBlob(withQuality(type, quality)) };
  }
  const canvas = h('canvas', { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  return {
    context,
    blob: (type, quality) => new Promise((resolve) => canvas.toBlob(resolve, type, quality)),
  };
}

const withQuality = (type: string, quality: number | undefined): ImageEncodeOptions =>
  quality === undefined ? { type } : { type, quality };

export function draw(picture: ImageBitmap, size: PixelSize): Drawing {
  const { context, blob } = surfaceOf(size);
  const { width, height } = size;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return {
    size,
    async encode(type, quality) {
      const encoded = await blob(type, quality);
      // A type that it does not write becomes PNG.
      return encoded?.type === type ? encoded : null;
    },
    get isOpaque() {
      const { data } = context.getImageData(0, 0, width, height);
      for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
      return true;
    },
  };
}

const PROBE = { width: 8, height: 8 };
/** Rounding, and what some browsers stir in against being recognized. */
const SLACK = 4;
let isTrusted: boolean | null = null;

/** Browsers that protect people from being recognized may give back noise in place of what was drawn. */
export function canTrustCanvas(): boolean {
  isTrusted ??= probe();
  return isTrusted;
}

function probe(): boolean {
  const { context } = surfaceOf(PROBE);
  const expected: number[] = [];
  for (let at = 0; at < PROBE.width * PROBE.height; at++) {
    const colour = [at * 3, 255 - at * 3, (at * 37) % 256];
    context.fillStyle = `rgb(${colour.join(' ')})`;
    context.fillRect(at % PROBE.width, Math.floor(at / PROBE.width), 1, 1);
    expected.push(...colour, 255);
  }
  const { data } = context.getImageData(0, 0, PROBE.width, PROBE.height);
  return expected.every((value, at) => Math.abs(value - (data[at] ?? 0)) <= SLACK);
}
