/**
 * PairDrop's way of sending, written anew after its source: https://github.com/schlagmichdoch/PairDrop,
 * `public/scripts/network.js` (v1.11; classes Peer, RTCPeer, FileChunker, FileDigester). One ordered channel; chunks of
 * 64,000 bytes by a FileReader; after each 1,000,000 bytes it waits until the other end has told that it has them; the
 * receiver tells its progress each half percent, and has the whole file in memory until the last chunk makes a Blob.
 * Left out in its favour: its server, the request that somebody accepts, what it draws.
 */
import { present } from '../stage.ts';
import { meet } from './connections.ts';

const CHUNK_BYTES = 64_000;
const PARTITION_BYTES = 1_000_000;
const PROGRESS_STEP = 0.005;

type Told =
  | { readonly type: 'header'; readonly size: number; readonly name: string; readonly mime: string }
  | { readonly type: 'partition' | 'partition-received'; readonly offset: number }
  | { readonly type: 'progress'; readonly progress: number }
  | { readonly type: 'file-transfer-complete' }
  | { readonly type: 'text'; readonly text: string };

class Sending {
  readonly #tell: (told: Told) => void;
  readonly #send: (chunk: ArrayBuffer) => void;
  readonly #file: File;
  readonly #reader = new FileReader();
  #offset = 0;
  #partitionBytes = 0;

  constructor(file: File, tell: (told: Told) => void, send: (chunk: ArrayBuffer) => void) {
    this.#file = file;
    this.#tell = tell;
    this.#send = send;
    this.#reader.addEventListener('load', () => this.#pass(this.#reader.result as ArrayBuffer));
    tell({ type: 'header', size: file.size, name: file.name, mime: file.type });
  }

  next(): void {
    this.#partitionBytes = 0;
    if (this.#offset < this.#file.size) this.#read();
  }

  #read(): void {
    this.#reader.readAsArrayBuffer(this.#file.slice(this.#offset, this.#offset + CHUNK_BYTES));
  }

  #pass(chunk: ArrayBuffer): void {
    this.#offset += chunk.byteLength;
    this.#partitionBytes += chunk.byteLength;
    this.#send(chunk);
    if (this.#offset >= this.#file.size) return;
    if (this.#partitionBytes < PARTITION_BYTES) this.#read();
    else this.#tell({ type: 'partition', offset: this.#offset });
  }
}

class Receiving {
  readonly #chunks: ArrayBuffer[] = [];
  readonly #header: Told & { type: 'header' };
  #bytes = 0;
  #told = 0;

  constructor(header: Told & { type: 'header' }) {
    this.#header = header;
  }

  /** The file once all of it is there. */
  add(chunk: ArrayBuffer, tell: (told: Told) => void): File | null {
    const { size, name, mime: type } = this.#header;
    this.#chunks.push(chunk);
    this.#bytes += chunk.byteLength;
    const progress = this.#bytes / size;
    if (progress - this.#told >= PROGRESS_STEP || progress === 1) {
      this.#told = progress;
      tell({ type: 'progress', progress });
    }
    if (this.#bytes < size) return null;
    tell({ type: 'file-transfer-complete' });
    return new File([new Blob(this.#chunks)], name, { type });
  }
}

present((roomId) => async (invitation) => {
  const sendings = new Map<RTCDataChannel, Sending>();
  const receivings = new Map<RTCDataChannel, Receiving>();
  const tellOn = (channel: RTCDataChannel) => (told: Told) => channel.send(JSON.stringify(told));

  function hear(channel: RTCDataChannel, data: ArrayBuffer | string): void {
    const tell = tellOn(channel);
    if (typeof data !== 'string') {
      const file = receivings.get(channel)?.add(data, tell);
      if (file) invitation.took(file.size);
      return;
    }
    const told = JSON.parse(data) as Told;
    if (told.type === 'header') receivings.set(channel, new Receiving(told));
    if (told.type === 'partition') tell({ type: 'partition-received', offset: told.offset });
    if (told.type === 'partition-received') sendings.get(channel)?.next();
    if (told.type === 'text') invitation.heard(told.text);
  }

  const meeting = await meet(
    roomId,
    invitation,
    { connections: 1, channels: 1, ordered: true },
    (channel) => {
      channel.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => hear(channel, data);
    },
  );
  const channels = () => [...meeting.open.values()].flat();
  return {
    get links() {
      return meeting.open.size;
    },
    say(text) {
      for (const channel of channels()) tellOn(channel)({ type: 'text', text });
    },
    give({ file }, from, to) {
      const part = new File([file.slice(from, to)], file.name);
      for (const channel of channels()) {
        const sending = new Sending(part, tellOn(channel), (chunk) => channel.send(chunk));
        sendings.set(channel, sending);
        sending.next();
      }
    },
    leave: () => meeting.close(),
  };
});
