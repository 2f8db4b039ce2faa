/** Saves a received file outside of the page. */

import { cleanFileName } from '../../room/files/file-name.ts';
import type { RoomFiles } from '../../room/files/files-contract.ts';
import type { SharedFile } from '../../room/files/shared-file.ts';
import { h } from '../dom/element.ts';
import { UNKNOWN_TYPE } from './sniff.ts';

/** The browser has begun to write it by then. */
const KEPT_MS = 60_000;
/** What is larger is written to where the person wants it, rather than copied by the browser first. */
const STREAMED_FROM_BYTES = 32 * 1_024 * 1_024;

export type SaveOutcome = 'saved' | 'cancelled' | 'failed';

interface FileHandle {
  createWritable(): Promise<WritableStream<Uint8Array>>;
}
/** Not in every browser, and not in TypeScript's. */
interface PickerWindow {
  showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<FileHandle>;
}

export async function saveReceived(files: RoomFiles, file: SharedFile): Promise<SaveOutcome> {
  // Whoever sent it may have named it so that a system reads it as something else.
  const name = cleanFileName(file.name);
  if (file.bytes >= STREAMED_FROM_BYTES) {
    const handle = await pick(name);
    if (handle === 'cancelled') return 'cancelled';
    if (handle !== null) return stream(files, file, handle);
  }
  const blob = await files.blob(file.id);
  if (blob === null) return 'failed';
  // Whatever it claims to be: the browser is to save it, not to open it.
  const href = URL.createObjectURL(blob.slice(0, blob.size, UNKNOWN_TYPE));
  h('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
  return 'saved';
}

/** Null where the browser has no such dialog, or does not take the name. */
async function pick(suggestedName: string): Promise<FileHandle | 'cancelled' | null> {
  try {
    return (await (window as PickerWindow).showSaveFilePicker?.({ suggestedName })) ?? null;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : null;
  }
}

async function stream(files: RoomFiles, file: SharedFile, handle: FileHandle): Promise<SaveOutcome> {
  try {
    const sink = await handle.createWritable();
    if (await files.writeTo(file.id, sink)) return 'saved';
    if (!sink.locked) await sink.abort();
  } catch {
    // No space there, or it was taken away.
  }
  return 'failed';
}
