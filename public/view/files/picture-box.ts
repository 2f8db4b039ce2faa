/** How large a picture stands in the transcript. Its width and height are claims of the author: the box has bounds. Pure. */
import type { PixelSize } from './picture-size.ts';

const MAX_WIDTH_REM = 22;
const MAX_HEIGHT_REM = 18;
const MIN_REM = 5;
/** What is longer or higher is cut off at the edges, and whole in full size. */
const MAX_RATIO = 4;
const MIN_RATIO = 0.4;
const PIXELS_OF_REM = 16;

export interface PictureBox {
  readonly widthRem: number;
  /** Width divided by height. */
  readonly ratio: number;
}

export function pictureBox({ width, height }: PixelSize): PictureBox {
  const ratio = Math.min(MAX_RATIO, Math.max(MIN_RATIO, width / height));
  const least = Math.max(MIN_REM, MIN_REM * ratio);
  const wanted = Math.max(least, width / PIXELS_OF_REM);
  return { widthRem: Math.min(wanted, MAX_WIDTH_REM, MAX_HEIGHT_REM * ratio), ratio };
}

/** The size with the same ratio in which no side is longer than `most`. Never larger than before. */
export function shrunkSize({ width, height }: PixelSize, most: number): PixelSize {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
