/**
 * What went over the data channels of a page, counted in the page but outside whatever is measured: bytes, long messages
 * by connection, and of Parley's pieces how much of each came. Survives a reload. It costs time: not for rows of speed.
 */
import type { Page } from '@playwright/test';

/** Messages of files are longer, and frames of anything else shorter. */
const LONG_BYTES = 4_096;

/** By piece of the file: its payload's bytes. */
export type PieceBytes = Readonly<Record<string, number>>;

export interface Seen {
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly pieces: PieceBytes;
}

export interface Witness {
  seen(): Seen;
  /** How many long messages came over the page's first connection since then, in milliseconds of the machine's clock. */
  longSince(at: number): number;
  forget(): void;
}

declare const witness: Witness;

/** To be called before the page goes anywhere. */
export const watchChannels = (page: Page): void => void page.addInitScript(install, LONG_BYTES);

export const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => witness.seen());
export const forgetSeen = (pages: readonly Page[]): Promise<unknown> =>
  Promise.all(pages.map((page) => page.evaluate(() => witness.forget())));
export const longSince = (page: Page, at: number): Promise<number> =>
  page.evaluate((since) => witness.longSince(since), at);

function install(longBytes: number): void {
  const KEPT = 'bench-witness';
  /** Of a bulk message: stream, piece and offset, four bytes each. */
  const HEADER_BYTES = 12;
  const kept = sessionStorage.getItem(KEPT);
  const nothing = { sentBytes: 0, receivedBytes: 0, pieces: {} as Record<string, number> };
  let seen: typeof nothing = kept === null ? nothing : JSON.parse(kept);
  let firstConnection: RTCPeerConnection | null = null;
  let longAt: number[] = [];
  const sizeOf = (data: string | Blob | ArrayBufferLike | ArrayBufferView) =>
    typeof data === 'string' ? data.length : data instanceof Blob ? data.size : data.byteLength;

  function hear(connection: RTCPeerConnection, data: string | Blob | ArrayBuffer): void {
    const bytes = sizeOf(data);
    seen.receivedBytes += bytes;
    if (connection === firstConnection && bytes >= longBytes)
      longAt.push(performance.timeOrigin + performance.now());
    if (!(data instanceof ArrayBuffer) || bytes <= HEADER_BYTES) return;
    const piece = new DataView(data).getUint32(4);
    seen.pieces[piece] = (seen.pieces[piece] ?? 0) + bytes - HEADER_BYTES;
  }

  const watch = (connection: RTCPeerConnection, channel: RTCDataChannel) =>
    channel.addEventListener('message', ({ data }) => hear(connection, data));
  const { createDataChannel } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.createDataChannel = function (...args) {
    const channel = createDataChannel.apply(this, args);
    watch(this, channel);
    return channel;
  };
  globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, args) {
      const connection = Reflect.construct(target, args) as RTCPeerConnection;
      firstConnection ??= connection;
      connection.addEventListener('datachannel', ({ channel }) => watch(connection, channel));
      return connection;
    },
  });
  const channels = RTCDataChannel.prototype as {
    send(data: string | Blob | ArrayBuffer | ArrayBufferView): void;
  };
  const { send } = channels;
  channels.send = function (data) {
    send.call(this, data);
    seen.sentBytes += sizeOf(data);
  };
  addEventListener('pagehide', () => sessionStorage.setItem(KEPT, JSON.stringify(seen)));

  const witness: Witness = {
    seen: () => seen,
    longSince: (at) => longAt.filter((longOne) => longOne >= at).length,
    forget() {
      seen = { ...nothing, pieces: {} };
      longAt = [];
    },
  };
  Object.assign(globalThis, { witness });
}
