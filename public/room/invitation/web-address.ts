/** Reads the address of a page that somebody else wrote. Pure. */

const WEB = /^https?:$/;
const MAX_LENGTH = 256;

/** Null for whatever is none, and for what hides where it leads: a name before the host. */
export function readWebAddress(text: unknown): URL | null {
  if (typeof text !== 'string' || text.length > MAX_LENGTH || !URL.canParse(text)) return null;
  const url = new URL(text);
  return WEB.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
}
