/** Whether a host that was written without a scheme is meant as an address: `example.de`, but not `main.rs`. Pure. */

/** Top-level domains that are rather the endings of files or parts of programs. With `www.` or a path they count. */
const RATHER_A_NAME =
  /^(?:md|py|rs|sh|so|zip|mov|cab|dot|pub|ps|vi|la|java|properties|name|call|open|read|save|select|target|data|map|next|new|style|host|free|here|case|box|bar|foo)$/i;

const UNSPACED = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u;
const HOST = /^[^/?#:]*/;

export interface BareHost {
  /** As it was written, with its path. */
  readonly typed: string;
  /** The character behind it. */
  readonly next: string;
}

export function isMeant({ typed, next }: BareHost): boolean {
  const host = HOST.exec(typed)?.[0] ?? '';
  const rest = typed.slice(host.length);
  const labels = host.split('.');
  const tld = labels.at(-1) ?? '';
  if (next === '@') return false;
  if (/^www\./i.test(host) || /^(:\d+)?\//.test(rest)) return true;
  // "I went home.It was late"
  if (/^\p{Lu}\p{Ll}+$/u.test(tld)) return false;
  if (RATHER_A_NAME.test(tld) || next === '(') return false;
  const name = labels.at(-2) ?? '';
  if (/^\d{1,2}$/.test(name) && tld.length === 2) return false;
  // "Das ist schön.es war toll": what is no address would not even be left as it was written.
  return !(/^[a-z]+$/i.test(tld) && /[^\0-\x7F]/.test(host)) || UNSPACED.test(tld);
}
