/** What a page asks for on its way, for tests that hold it against where the page is served. */
import type { Page } from '@playwright/test';

export interface Journey {
  readonly asked: string[];
  readonly sockets: string[];
  readonly refused: string[];
}

export function follow(page: Page): Journey {
  const journey: Journey = { asked: [], sockets: [], refused: [] };
  page.on('request', (request) => journey.asked.push(request.url()));
  page.on('websocket', (socket) => journey.sockets.push(socket.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) journey.refused.push(`${response.status()} ${response.url()}`);
  });
  return journey;
}

/** What was asked for by http, and does not stand below the site. */
export const strays = ({ asked }: Journey, site: URL): string[] =>
  asked.filter((address) => /^https?:/.test(address) && !address.startsWith(site.href));
