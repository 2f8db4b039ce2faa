/**
 * What went over the data channels of a page, counted in the page but outside whatever is measured: bytes, long messages
 * by connection, and of Parley's pieces how much of each came. Survives a reload. It costs time: not for rows of speed.
 */
import type { Page } from '@playwright/test';

/** Messages of files are longer, and frames of anything else shorter. */
const LONG_BYTES = 4_096;
/** What Parley calls its channels: for frames, and for pieces. */
export const LINK_LABEL = 'parley';
export const BULK_LABEL = 'bulk';

/** By piece of the file: its payload's bytes. */
export type PieceBytes = Readonly<Record<string, number>>;

export interface Seen {
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly pieces: PieceBytes;
}

export interface Witness {
  seen(): Seen;
  /**
   * How many long messages came within that time, in milliseconds of the machine's clock: over all connections, or over
   * those that have a channel of that name.
   */
  longWithin(from: number, to: number, label: string | null): number;
  /** When the first message came over a channel of that name since the page was loaded. */
  firstAt(label: string): number | null;
  forget(): void;
}

declare const witness: Witness;

/** To be called before the page goes anywhere. */
export const watchChannels = (page: Page): Promise<unknown> =>
  page.addInitScript(install, { longBytes: LONG_BYTES, bulkLabel: BULK_LABEL });

export const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => witness.seen());
export const forgetSeen = (pages: readonly Page[]): Promise<unknown> =>
  Promise.all(pages.map((page) => page.evaluate(() => witness.forget())));
export const longWithin = (page: Page, from: number, to: number, label: string | null): Promise<number> =>
  page.evaluate((asked) => witness.longWithin(...asked), [from, to, label] as const);
export const firstAt = (page: Page, label: string): Promise<number | null> =>
  page.evaluate((of) => witness.firstAt(of), label);

interface Options {
  readonly longBytes: number;
  readonly bulkLabel: string;
}

function install({ longBytes, bulkLabel }: Options): void {
  const KEPT = 'bench-witness';
  /** Of a bulk message: stream, piece and offset, four bytes each. */
  const HEADER_BYTES = 12;
  const kept = sessionStorage.getItem(KEPT);
  const nothing = { sentBytes: 0, receivedBytes: 0, pieces: {} as Record<string, number> };
  let seen: typeof nothing = kept === null ? { ...nothing } : JSON.parse(kept);
  const labels = new Map<RTCPeerConnection, Set<string>>();
  const first = new Map<string, number>();
  let long: { readonly at: number; readonly connection: RTCPeerConnection }[] = [];
  const sizeOf = (data: string | Blob | ArrayBufferLike | ArrayBufferView) =>
    typeof data === 'string' ? data.length : data instanceof Blob ? data.size : data.byteLength;

  function hear(connection: RTCPeerConnection, label: string, data: string | Blob | ArrayBuffer): void {
    const bytes = sizeOf(data);
    seen.receivedBytes += bytes;
    const at = performance.timeOrigin + performance.now();
    if (!first.has(label)) first.set(label, at);
    if (bytes >= longBytes) long.push({ at, connection });
    if (label !== bulkLabel || !(data instanceof ArrayBuffer) || bytes <= HEADER_BYTES) return;
    const piece = new DataView(data).getUint32(4);
    seen.pieces[piece] = (seen.pieces[piece] ?? 0) + bytes - HEADER_BYTES;
  }

  function watch(connection: RTCPeerConnection, channel: RTCDataChannel): void {
    const own = labels.get(connection) ?? new Set();
    labels.set(connection, own.add(channel.label));
    channel.addEventListener('message', ({ data }) => hear(connection, channel.label, data));
  }
  const { createDataChannel } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.createDataChannel = function (...args) {
    const channel = createDataChannel.apply(this, args);
    watch(this, channel);
    return channel;
  };
  globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(target, args) {
      const connection = Reflect.construct(target, args) as RTCPeerConnection;
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
    longWithin: (from, to, label) =>
      long.filter(
        ({ at, connection }) =>
          at >= from && at <= to && (label === null || labels.get(connection)?.has(label)),
      ).length,
    firstAt: (label) => first.get(label) ?? null,
    forget() {
      seen = { ...nothing, pieces: {} };
      long = [];
    },
  };
  Object.assign(globalThis, { witness });
}
