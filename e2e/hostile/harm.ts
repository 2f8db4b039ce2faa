/** What no page may ever do, whatever a test does to it: throw, ask, load from elsewhere, or break its own content policy. */
import type { Page } from '@playwright/test';

/** Of a link, a connection or a part's request that failed, or that was still being made when its page went. */
const FIREFOX_TELLS =
  /^(WebRTC: ICE failed|Firefox can’t establish a connection|The connection to \S+ was interrupted while the page was loading|Failed to load ‘\S+’\. A ServiceWorker passed )/;

const VIOLATION = 'content policy violated';

export interface Harm {
  /** One line for each thing that went wrong so far. */
  readonly lines: readonly string[];
}

export async function watchForHarm(page: Page): Promise<Harm> {
  const lines: string[] = [];
  page.on('pageerror', (error) => {
    const text = error.stack ?? error.message;
    // Firefox also writes there what a page is told in other ways, and lives with.
    if (FIREFOX_TELLS.test(text)) return;
    lines.push(`uncaught: ${text}`);
  });
  page.on('dialog', (dialog) => {
    // The page may ask before it goes with something that nobody has heard yet; these people mean to go.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    lines.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(VIOLATION)) lines.push(text);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (
      /^(https?|wss?):$/.test(protocol) &&
      hostname !== new URL(page.url()).hostname &&
      page.url() !== 'about:blank'
    ) {
      lines.push(`request to ${hostname}`);
    }
  });
  await page.addInitScript((violation) => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`${violation}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  }, VIOLATION);
  return { lines };
}
