/** Names of files, as they may be saved on whatever system. Loaded after the page. Pure. */
import { wireBytes } from '../../net/protocol/fields.ts';
import { cut } from '../text/graphemes.ts';
import { isBlank } from '../text/visible.ts';
import { shownFileName } from './shown-file.ts';

/** No disk takes more. */
const MAX_BYTES = 255;
/** What some system forbids, or a shell reads. */
const FORBIDDEN = /[<>:"|?*]/gu;
/** Hidden files, and what Windows would take off by itself. */
const EDGES = /^[.\s]+|[.\s]+$/gu;
/** Devices of Windows, whatever stands behind the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\s*(?:\.|$))/iu;
/** It decides what opens the file: it is not cut off, nor is another one cut out. */
const EXTENSION = /\.[^.\s]{1,16}$/u;

/**
 * Without a path, what is not seen, what turns the direction of writing, or what a system reads as something else. At
 * most 255 bytes; the extension stays.
 */
export function cleanFileName(raw: string): string {
  for (let name = raw; ; ) {
    const cleaned = cleanOnce(name);
    if (cleaned === name) return name;
    name = cleaned;
  }
}

function cleanOnce(raw: string): string {
  const bare = shownFileName(raw).replace(FORBIDDEN, '_').replace(EDGES, '').replace(DEVICE, '_$&');
  const name = isBlank(bare) ? shownFileName('') : bare;
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const bytes = MAX_BYTES - wireBytes(extension);
  return cut(name.slice(0, name.length - extension.length), { graphemes: bytes, bytes }) + extension;
}
