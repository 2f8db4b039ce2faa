/** The name of a file in two parts: where there is little space the first is cut off at its end, and the second, with the
 *  extension, stays. Pure. */

export interface NameParts {
  readonly start: string;
  readonly end: string;
}

/** As much as stays before the extension. */
const STEM_END = 6;
const LONGEST_EXTENSION = 10;
/** A short name is not cut in the middle. */
const SHORT = 20;

export function nameParts(name: string): NameParts {
  const graphemes = Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(name));
  if (graphemes.length <= SHORT) return { start: name, end: '' };
  const dot = graphemes.findLastIndex(({ segment }) => segment === '.');
  const extension = dot > 0 && graphemes.length - dot <= LONGEST_EXTENSION ? graphemes.length - dot : 0;
  const at = graphemes.at(-(extension + STEM_END))?.index ?? name.length;
  return { start: name.slice(0, at), end: name.slice(at) };
}

const KINDS: Readonly<Record<string, RegExp>> = {
  picture: /^(?:jpe?g|png|gif|webp|avif|hei[cf]|svg|bmp|tiff?|ico|psd|raw|cr2|nef|dng)$/,
  sound: /^(?:mp3|m4[ab]|aac|ogg|oga|opus|wav|flac|wma|aiff?|midi?)$/,
  video: /^(?:mp4|m4v|mov|webm|mkv|avi|wmv|mpe?g|ogv|3gp)$/,
  archive: /^(?:zip|rar|7z|tar|gz|tgz|bz2|xz|zst|iso|dmg|jar|deb|rpm)$/,
  document: /^(?:pdf|docx?|odt|rtf|txt|md|epub|pages|xlsx?|ods|csv|numbers|pptx?|odp|key|tex)$/,
  code: /^(?:html?|css|[cm]?[jt]sx?|json|xml|ya?ml|py|rb|rs|go|java|c|h|cpp|cs|php|sh|sql|toml)$/,
};
const MAIN_TYPES: Readonly<Record<string, FileKind>> = { image: 'picture', audio: 'sound', video: 'video' };

export type FileKind = 'picture' | 'sound' | 'video' | 'archive' | 'document' | 'code' | 'other';

/** For an icon, and for nothing that matters: both are claims. */
export function fileKind({ name, type }: { readonly name: string; readonly type: string }): FileKind {
  const main = MAIN_TYPES[type.split('/')[0] ?? ''];
  if (main !== undefined) return main;
  const extension = (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase();
  const found = Object.entries(KINDS).find(([, extensions]) => extensions.test(extension));
  return (found?.[0] as FileKind | undefined) ?? 'other';
}
