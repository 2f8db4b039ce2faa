/** A site of another host, whose page shows a room by `<parley-room>` and notes all that it hears. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';

export interface Heard {
  /** Every message that reached the window of the page, as JSON. */
  readonly messages: readonly string[];
  /** `parley-unread 2`, in order. */
  readonly events: readonly string[];
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

/** Strict, as a careful site has it. */
const policyFor = (server: URL): string =>
  `default-src 'none'; script-src 'unsafe-inline' ${server.origin}; frame-src ${server.origin}`;

export class EmbeddingSite {
  /** `localhost`, while the servers of tests are at 127.0.0.1: not only another origin but another site. */
  readonly origin: string;
  readonly #http: Server;

  private constructor(http: Server) {
    this.#http = http;
    this.origin = `http://localhost:${(http.address() as AddressInfo).port}`;
  }

  static async open(): Promise<EmbeddingSite> {
    const http = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const server = new URL(searchParams.get('server') ?? '');
      const attributes = [...new URLSearchParams(searchParams.get('attributes') ?? '')]
        .map(([name, value]) => ` ${name}="${escaped(value)}"`)
        .join('');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Security-Policy', policyFor(server));
      response.end(pageWith(server, attributes));
    });
    http.listen(0, 'localhost');
    await once(http, 'listening');
    return new EmbeddingSite(http);
  }

  /** The page with the element, and these attributes of it. */
  url(server: URL, attributes: Readonly<Record<string, string>>): string {
    const query = { server: server.href, attributes: `${new URLSearchParams(attributes)}` };
    return `${this.origin}/?${new URLSearchParams(query)}`;
  }

  close(): void {
    this.#http.close();
    this.#http.closeAllConnections();
  }
}

const pageWith = (server: URL, attributes: string): string => `<!doctype html>
<html lang="en">
<title>Our shop</title>
<h1>Our shop</h1>
<p><input id="field" aria-label="Our field" autofocus></p>
<script>
  window.heard = { messages: [], events: [] };
  addEventListener('message', ({ data }) => heard.messages.push(JSON.stringify(data)));
  for (const what of ['ready', 'unread', 'members', 'left'])
    addEventListener('parley-' + what, ({ type, detail }) => heard.events.push((type + ' ' + (detail.count ?? '')).trim()));
</script>
<script type="module" src="${server.href}embed.js"></script>
<parley-room${attributes}></parley-room>
<div id="below"></div>
</html>`;

export const heardBy = (page: Page): Promise<Heard> =>
  page.evaluate(() => (window as unknown as { readonly heard: Heard }).heard);

/** The page in the element. */
export const framedPage = (page: Page): FrameLocator => page.locator('parley-room').frameLocator('iframe');
