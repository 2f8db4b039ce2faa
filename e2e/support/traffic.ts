/** Everything that crosses between one page and the server: frames of WebSockets, requests and answers, word for word. */
import type { Page, Request } from '@playwright/test';

export class Traffic {
  /** One piece for each frame or body. */
  readonly pieces: string[] = [];
  readonly #bodies: Promise<void>[] = [];

  /** To be called before the page goes anywhere. */
  record(page: Page): void {
    const keep = (piece: string | Buffer) => this.pieces.push(piece.toString('utf8'));
    page.on('websocket', (socket) => {
      keep(socket.url());
      socket.on('framesent', ({ payload }) => keep(payload));
      socket.on('framereceived', ({ payload }) => keep(payload));
    });
    page.on('request', (request) => {
      keep(request.url());
      keep(JSON.stringify(request.headers()));
      const body = request.postDataBuffer();
      if (body !== null) keep(body);
    });
    // Not earlier: of a long poll that is given up after its head had come, the body may never end.
    page.on('requestfinished', (request) => {
      if (request.url().includes('/socket.io/')) this.#bodies.push(this.#keepBody(request));
    });
  }

  async #keepBody(request: Request): Promise<void> {
    const body = await request
      .response()
      .then((response) => response?.body())
      .catch(() => undefined);
    if (body) this.pieces.push(body.toString('utf8'));
  }

  async settled(): Promise<string> {
    await Promise.all(this.#bodies);
    return this.pieces.join('\n');
  }
}

/** The ways in which `text` could hide in traffic: itself, escaped, in percent, in hex, and in base64 at each of its three alignments. */
export function disguises(text: string): string[] {
  const bytes = Buffer.from(text);
  const escaped = text.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const base64 = [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    // Only the characters that these bytes alone decide, whatever stands before and after them.
    const [first, end] = [Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6)];
    return (['base64', 'base64url'] as const).map((alphabet) => padded.toString(alphabet).slice(first, end));
  });
  return [...new Set([text, escaped, encodeURIComponent(text), bytes.toString('hex'), ...base64])];
}
