import { free } from './free.ts';

/** Writes a file piece by piece, as fast as the sink takes it. False when that failed, and the sink is aborted. */
export async function saveTo(
  sink: WritableStream<Uint8Array>,
  pieces: number,
  read: (piece: number) => Promise<Uint8Array | null>,
): Promise<boolean> {
  const writer = sink.getWriter();
  try {
    for (let piece = 0; piece < pieces; piece += 1) {
      const bytes = await read(piece);
      if (bytes === null) throw new Error('not all of it is there');
      await writer.ready;
      await writer.write(bytes);
      free(bytes);
    }
    await writer.close();
    return true;
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    return false;
  }
}
