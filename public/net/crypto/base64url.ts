/** base64url without padding (RFC 4648 §5). */

export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes, or null where `text` is not base64url or not the one spelling of its bytes (RFC 4648 §3.5). */
export function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  // Only what follows the last full group of three bytes can have unused bits.
  const rest = bytes.subarray(bytes.length - (bytes.length % 3));
  return text.endsWith(toBase64Url(rest)) ? bytes : null;
}
