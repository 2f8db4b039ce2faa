/**
 * Makes a file ready to be sent. A picture is decoded and written anew, smaller: nothing of what stood beside its pixels
 * stays, above all not the place where it was taken. What moves, or is no picture, goes as it is; of a video a small still
 * picture goes before it.
 */
import type { Attachment } from '../../room/files/files-contract.ts';
import { canTrustCanvas, type Drawing, draw } from './canvas.ts';
import { shrunkSize } from './picture-box.ts';
import { canBeShown, isAnimated, MEASURED_BYTES, type PixelSize, pixelSizeOf } from './picture-size.ts';
import { SNIFFED_BYTES, sniff } from './sniff.ts';
import type { Prepared } from './tray.ts';
import { videoFrame } from './video-frame.ts';
import { plainType, withExtension } from './written-type.ts';

/** Of the longer side, in pixels: fills a large screen. */
const LONGEST = 2_048;
/** What does not fit into what comes by itself otherwise. */
const SHORTER = 1_600;
const WANTED_BYTES = 1_024 * 1_024;
const PREVIEW_SIDES = [48, 40, 32, 24, 16];
/** In base64. */
const MOST_OF_PREVIEW = 5_464;
const THUMBNAIL_SIDE = 192;
const MOST_PIXELS_OF_SIDE = 65_535;

/** Null where the file cannot be read. */
export async function prepareFile(file: File): Promise<Prepared | null> {
  const type = plainType(file.type);
  const asItIs: Attachment = { content: file, name: file.name, type, preview: null, picture: null };
  const head = await headOf(file);
  if (head === null) return null;
  const shown = sniff(head.subarray(0, SNIFFED_BYTES), type);
  const isPicture = shown?.kind === 'picture' || (type.startsWith('image/') && type !== 'image/svg+xml');
  const plain = { attachment: asItIs, original: null, thumbnail: null, isUnreadable: false };
  if (shown?.kind === 'video') return { ...plain, ...(await withFrame(asItIs, shown.type)) };
  if (!isPicture) return plain;
  const picture = await decode(file, shown && pixelSizeOf(head));
  if (picture === null) return { ...plain, isUnreadable: true };
  try {
    const { preview, thumbnail, isOpaque } = await smallOnes(picture);
    const original = { ...asItIs, preview, picture: sizeOf(picture) };
    if (isAnimated(head)) return { ...plain, attachment: original, thumbnail };
    const written = await writeAnew(picture, shown?.type ?? type, isOpaque);
    if (written === null) return { ...plain, attachment: original, thumbnail, isUnreadable: true };
    const { content, size } = written;
    const name = withExtension(file.name, content.type);
    const attachment = { content, name, type: content.type, preview, picture: size };
    return { attachment, original, thumbnail, isUnreadable: false };
  } catch {
    return { ...plain, isUnreadable: true };
  } finally {
    picture.close();
  }
}

/** As it is, with a still picture where this browser plays it. */
async function withFrame(
  asItIs: Attachment,
  found: string,
): Promise<Pick<Prepared, 'attachment' | 'thumbnail'>> {
  // Nobody takes it for a picture, which would come by itself.
  const attachment = { ...asItIs, type: asItIs.type === '' ? found : asItIs.type };
  const frame = canTrustCanvas() ? await videoFrame(asItIs.content, found) : null;
  if (frame === null) return { attachment, thumbnail: null };
  try {
    const { preview, thumbnail } = await smallOnes(frame);
    return { attachment: { ...attachment, preview, picture: sizeOf(frame) }, thumbnail };
  } catch {
    return { attachment, thumbnail: null };
  } finally {
    frame.close();
  }
}

/** It may be gone, or be a folder after all. */
const headOf = (file: File): Promise<Uint8Array | null> =>
  file
    .slice(0, MEASURED_BYTES)
    .arrayBuffer()
    .then(
      (bytes) => new Uint8Array(bytes),
      () => null,
    );

/** The right way up. Null where this browser cannot, or where it would take all memory. */
async function decode(file: File, size: PixelSize | null): Promise<ImageBitmap | null> {
  if (size !== null && !canBeShown(size)) return null;
  try {
    if (!canTrustCanvas()) return null;
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

const sizeOf = ({ width, height }: ImageBitmap): PixelSize | null =>
  Math.max(width, height) <= MOST_PIXELS_OF_SIDE ? { width, height } : null;

interface SmallOnes {
  readonly preview: string | null;
  readonly thumbnail: Blob | null;
  readonly isOpaque: boolean;
}

async function smallOnes(picture: ImageBitmap): Promise<SmallOnes> {
  const thumbnail = draw(picture, shrunkSize(picture, THUMBNAIL_SIDE));
  const { isOpaque } = thumbnail;
  return { preview: await previewOf(picture), thumbnail: await small(thumbnail), isOpaque };
}

async function previewOf(picture: ImageBitmap): Promise<string | null> {
  for (const side of PREVIEW_SIDES) {
    const blob = await small(draw(picture, shrunkSize(picture, side)));
    if (blob === null) return null;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const text = btoa(String.fromCharCode(...bytes));
    if (text.length <= MOST_OF_PREVIEW) return text;
  }
  return null;
}

const small = async (drawing: Drawing): Promise<Blob | null> =>
  (await drawing.encode('image/webp', 0.6)) ?? (await drawing.encode('image/jpeg', 0.6));

type Way = readonly [type: string, quality?: number];

const JPEG: readonly Way[] = [
  ['image/jpeg', 0.86],
  ['image/jpeg', 0.76],
];
const WEBP: readonly Way[] = [
  ['image/webp', 0.88],
  ['image/webp', 0.76],
];
const PNG: readonly Way[] = [['image/png']];

/** In this order, until one is small enough. A drawing stays as sharp as it was where that is not too large. */
function waysFor(type: string, isOpaque: boolean): readonly Way[] {
  const last = isOpaque ? JPEG : PNG;
  if (type === 'image/png') return [...PNG, ...WEBP, ...last];
  return type === 'image/webp' || !isOpaque ? [...WEBP, ...last] : JPEG;
}

interface Written {
  readonly content: Blob;
  readonly size: PixelSize;
}

/** The first that is small enough, else the smallest. Null where the browser writes none. */
async function writeAnew(picture: ImageBitmap, type: string, isOpaque: boolean): Promise<Written | null> {
  let best: Written | null = null;
  for (const side of [LONGEST, SHORTER]) {
    const drawing = draw(picture, shrunkSize(picture, side));
    for (const [to, quality] of waysFor(type, isOpaque)) {
      const content = await drawing.encode(to, quality);
      if (content === null) continue;
      if (best === null || content.size < best.content.size) best = { content, size: drawing.size };
      if (content.size <= WANTED_BYTES) return { content, size: drawing.size };
    }
  }
  return best;
}
