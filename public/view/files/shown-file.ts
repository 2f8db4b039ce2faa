/** A received file as an element can show it: an address that lasts until it is closed. */
import type { RoomFiles } from '../../room/files/files-contract.ts';
import type { SharedFile } from '../../room/files/shared-file.ts';
import { canBeShown, MEASURED_BYTES, pixelSizeOf } from './picture-size.ts';
import { type Shown, SNIFFED_BYTES, sniff } from './sniff.ts';

export interface ShownFile extends Shown {
  readonly url: string;
  close(): void;
}

/** `too-large`: a picture of too many pixels. Null for what is only to be saved. */
export async function showFile(files: RoomFiles, file: SharedFile): Promise<ShownFile | 'too-large' | null> {
  const blob = await files.blob(file.id);
  const shown = blob && sniff(await firstBytes(blob, SNIFFED_BYTES), file.type);
  if (!shown) return null;
  if (shown.kind === 'picture' && !canBeShown(pixelSizeOf(await firstBytes(blob, MEASURED_BYTES))))
    return 'too-large';
  // The type that was found out, not the one that is claimed.
  const url = URL.createObjectURL(blob.slice(0, blob.size, shown.type));
  return { ...shown, url, close: () => URL.revokeObjectURL(url) };
}

const firstBytes = async (blob: Blob, count: number): Promise<Uint8Array> =>
  new Uint8Array(await blob.slice(0, count).arrayBuffer());

/** A preview has at most so many pixels on a side, whatever its bytes say. */
const PREVIEW_SIDE = 256;

/** Null where it is no small picture. */
export function previewAddress(preview: string): string | null {
  let text = '';
  try {
    text = atob(preview);
  } catch {
    return null;
  }
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const shown = sniff(bytes, '');
  const size = shown?.kind === 'picture' ? pixelSizeOf(bytes) : null;
  if (shown === null || size === null || Math.max(size.width, size.height) > PREVIEW_SIDE) return null;
  return `data:${shown.type};base64,${preview}`;
}
