/**
 * FilePizza's way of sending, written anew after its source: https://github.com/kern/filepizza,
 * `src/hooks/useUploaderConnections.ts` and `src/hooks/useDownloader.ts` (v2, 2025). Over PeerJS: an object with a slice
 * of 256 KiB for each turn of the event loop, whether or not those before have left; the downloader acknowledges each.
 * It does not wait for acknowledgements, they only move its progress bar. What comes goes into a stream to be saved.
 * Left out in its favour: its React states, its checks of messages by zod, its service worker that saves the stream.
 */
import { present } from '../stage.ts';
import { linkWithPeerJs } from './peerjs-links.ts';

const CHUNK_BYTES = 256 * 1_024;

interface Chunk {
  readonly type: 'Chunk';
  readonly fileName: string;
  readonly offset: number;
  /** A Blob where it is sent. */
  readonly bytes: ArrayBuffer;
  readonly final: boolean;
}

type Told =
  | Chunk
  | {
      readonly type: 'ChunkAck';
      readonly fileName: string;
      readonly offset: number;
      readonly bytesReceived: number;
    }
  | { readonly type: 'Text'; readonly text: string };

function upload(file: Blob, send: (message: object) => void): void {
  let offset = 0;
  const next = () => {
    const end = Math.min(file.size, offset + CHUNK_BYTES);
    const final = end >= file.size;
    send({ type: 'Chunk', fileName: 'sample.bin', offset, bytes: file.slice(offset, end), final });
    offset = end;
    if (!final) setTimeout(next, 0);
  };
  setTimeout(next, 0);
}

/** Where the browser would write it: a stream that somebody reads as fast as it comes. */
function save(took: (bytes: number) => void): ReadableStreamDefaultController<Uint8Array> {
  let writer: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      writer = controller;
    },
  });
  void stream.pipeTo(new WritableStream({ write: ({ byteLength }) => took(byteLength) }));
  if (writer === undefined) throw new Error('a stream starts at once');
  return writer;
}

present((roomId) => async (invitation) => {
  let saving: ReadableStreamDefaultController<Uint8Array> | null = null;
  const links = await linkWithPeerJs(roomId, invitation, (data, connection) => {
    const told = data as Told;
    if (told.type === 'Text') invitation.heard(told.text);
    if (told.type !== 'Chunk') return;
    saving ??= save(invitation.took);
    saving.enqueue(new Uint8Array(told.bytes));
    const { fileName, offset, bytes, final } = told;
    void connection.send({ type: 'ChunkAck', fileName, offset, bytesReceived: bytes.byteLength });
    if (!final) return;
    saving.close();
    saving = null;
  });
  return {
    get links() {
      return links.open.length;
    },
    say(text) {
      for (const connection of links.open) void connection.send({ type: 'Text', text });
    },
    give({ file }, from, to) {
      for (const connection of links.open)
        upload(file.slice(from, to), (message) => void connection.send(message));
    },
    leave: () => links.close(),
  };
});
