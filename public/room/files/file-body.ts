/** What an entry says of a file that somebody attaches, within its bounds. Pure. */
import type { FileBody } from '../log/entry.ts';
import { MAX_PREVIEW_LENGTH } from '../log/entry-schema.ts';
import { TEXT_LIMIT } from '../log/own-messages.ts';
import { cut } from '../text/graphemes.ts';
import { isBlank } from '../text/visible.ts';
import { cleanFileName } from './file-name.ts';
import type { Attachment } from './files-contract.ts';

const MEDIA_TYPE = /^[\da-z!#$&^_.+-]{1,63}\/[\da-z!#$&^_.+-]{1,63}$/;
const BASE64 = /^[A-Za-z\d+/]+={0,2}$/;
const MAX_PIXELS = 65_535;

/** What is said with a file; null where it is longer than a message may be. */
export function captionOf(raw: string): string | null {
  const words = raw.replace(/\r\n?/g, '\n').trimEnd();
  return cut(words, TEXT_LIMIT) === words ? words : null;
}

export function fileBody({ content, name, type, preview, picture }: Attachment, caption: string): FileBody {
  const bare = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const isShown = preview !== null && BASE64.test(preview) && preview.length <= MAX_PREVIEW_LENGTH;
  return {
    kind: 'file',
    name: cleanFileName(name),
    bytes: content.size,
    type: MEDIA_TYPE.test(bare) ? bare : '',
    ...(isShown ? { preview } : {}),
    ...(picture === null ? {} : { width: pixels(picture.width), height: pixels(picture.height) }),
    ...(isBlank(caption) ? {} : { caption }),
  };
}

const pixels = (count: number): number => Math.min(MAX_PIXELS, Math.max(1, Math.round(count) || 1));
