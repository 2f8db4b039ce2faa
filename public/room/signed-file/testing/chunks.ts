/** A file as it is read: its text, or its bytes, in chunks. */
const CHUNK_BYTES = 65_536;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function* chunksOf(
  content: string | Uint8Array,
  chunkBytes = CHUNK_BYTES,
): AsyncGenerator<Uint8Array, void> {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
