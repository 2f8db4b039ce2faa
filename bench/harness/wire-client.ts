/**
 * A WebSocket client (RFC 6455) that costs next to nothing, so that the server is what is saturated: it writes frames
 * that were made beforehand, many at a time, and does not copy what it receives.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const TEXT = 0x81;
const MASKED = 0x80;

export class WireClient {
  /** One call for each read, with every text that it completed. */
  onTexts: (texts: readonly Buffer[]) => void = () => undefined;
  onClose: () => void = () => undefined;
  bytesReceived = 0;
  readonly #tcp: Socket;
  #unread: Buffer = Buffer.alloc(0);

  private constructor(tcp: Socket) {
    this.#tcp = tcp;
    tcp.on('close', () => this.onClose());
    tcp.on('error', () => undefined);
  }

  static open(port: number, path: string): Promise<WireClient> {
    return new Promise((resolve, reject) => {
      const tcp = connect({ port, host: '127.0.0.1', noDelay: true });
      const client = new WireClient(tcp);
      const key = randomBytes(16).toString('base64');
      let head = Buffer.alloc(0);
      const readHead = (piece: Buffer): void => {
        head = Buffer.concat([head, piece]);
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return;
        tcp.off('data', readHead);
        const status = head.toString('latin1', 0, head.indexOf('\r\n'));
        if (!status.includes(' 101 ')) {
          tcp.destroy();
          return reject(new Error(status));
        }
        tcp.on('data', (data) => client.#read(data));
        resolve(client);
        // What came along with the head is for whoever listens once this promise is resolved.
        const rest = head.subarray(end + 4);
        if (rest.length > 0) setImmediate(() => client.#read(rest));
      };
      tcp.on('data', readHead);
      tcp.once('error', reject);
      tcp.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
    });
  }

  send(text: string): void {
    this.#tcp.write(frameOf(text));
  }

  /** Frames made by `frameOf`. */
  write(frames: readonly Buffer[]): void {
    this.#tcp.write(frames.length === 1 ? (frames[0] as Buffer) : Buffer.concat(frames));
  }

  close(): void {
    this.#tcp.destroy();
  }

  #read(data: Buffer): void {
    this.bytesReceived += data.length;
    let rest = this.#unread.length === 0 ? data : Buffer.concat([this.#unread, data]);
    const texts: Buffer[] = [];
    for (;;) {
      if (rest.length < 2) break;
      const [first = 0, short = 0] = rest;
      const start = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (rest.length < start) break;
      const length =
        short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
      if (rest.length < start + length) break;
      if (first === TEXT) texts.push(rest.subarray(start, start + length));
      rest = rest.subarray(start + length);
    }
    this.#unread = rest;
    if (texts.length > 0) this.onTexts(texts);
  }
}

/** A client's frame; its mask is zero, so that the text can stand in it as it is. */
export function frameOf(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([TEXT, MASKED | body.length, 0, 0, 0, 0])
      : Buffer.from([TEXT, MASKED | 126, body.length >> 8, body.length & 0xff, 0, 0, 0, 0]);
  return Buffer.concat([head, body]);
}
