/**
 * Which Chromium and which Firefox are driven, and how they are launched. It looks; `npm run setup` gets them.
 * Chosen in this order: `CHROMIUM_PATH` or `FIREFOX_PATH`, Playwright's own, one of the system's.
 */
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { chromium, firefox, type LaunchOptions } from '@playwright/test';
import { onPath } from '../../scripts/program-path.ts';

export type BrowserKind = 'chromium' | 'firefox';

export interface FoundBrowser {
  readonly path: string;
  readonly origin: 'environment' | 'bundled' | 'system';
}

export const BROWSER_TYPES = { chromium, firefox };
export const PATH_VARIABLES = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' } as const;

/** Chromium without windows, as Playwright's own is: a page of it takes the processor two thirds of the time. */
export const HEADLESS_SHELL = 'chromium-headless-shell';

const SYSTEM_NAMES: Record<BrowserKind, readonly string[]> = {
  chromium: [HEADLESS_SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox'],
};

export function findBrowser(kind: BrowserKind): FoundBrowser | null {
  const wanted = process.env[PATH_VARIABLES[kind]];
  if (wanted) return existsSync(wanted) ? { path: wanted, origin: 'environment' } : null;
  const bundled = BROWSER_TYPES[kind].executablePath();
  if (existsSync(bundled)) return { path: bundled, origin: 'bundled' };
  const path = SYSTEM_NAMES[kind].map(onPath).find((found) => found !== null);
  return path == null ? null : { path, origin: 'system' };
}

/** The options for `BROWSER_TYPES[kind].launch`; null where there is no such browser. */
export function launchOptions(kind: BrowserKind): LaunchOptions | null {
  const found = findBrowser(kind);
  if (found === null) return null;
  // Playwright picks the right one of its own builds by itself.
  const executable = found.origin === 'bundled' ? {} : { executablePath: found.path };
  if (kind === 'chromium') return { ...executable, args: chromiumArgs() };
  const isStock = found.path !== firefox.executablePath();
  return { ...executable, ...(isStock ? { channel: 'moz-firefox' } : {}), firefoxUserPrefs: firefoxPrefs() };
}

// Without any network but its own the machine has no other address to offer.
const isLoopbackAlone = (): boolean =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .every(({ internal }) => internal);

/** Addresses are to be seen as they are; and what the address bar would drop down is a page of its own for every window,
 *  which costs three times as much as the window. */
const UNUSED_FEATURES = ['WebRtcHideLocalIpsWithMdns', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

const chromiumArgs = (): string[] => [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${UNUSED_FEATURES.join()}`,
  // Every picture is encoded once for each receiver, by the processor.
  '--use-fake-device-for-media-stream=fps=10',
  '--use-fake-ui-for-media-stream',
  ...(isLoopbackAlone() ? ['--allow-loopback-in-peer-connection'] : []),
];

/** Fine, and able to hover: what Firefox says of a mouse. */
const MOUSE = 6;

/** As in Playwright's own Firefox: no process is started in advance, or for each address of one page. */
const FEWER_PROCESSES = {
  'fission.webContentIsolationStrategy': 0,
  'dom.ipc.processPrelaunch.enabled': false,
  'dom.ipc.keepProcessesAlive.web': 4,
};
const NEVER_MS = 86_400_000;

const firefoxPrefs = (): Record<string, boolean | number> => ({
  ...FEWER_PROCESSES,
  'browser.sessionstore.interval': NEVER_MS,
  // Here a context cannot be told so, as Chromium's are.
  'ui.prefersReducedMotion': 1,
  // A machine without a mouse would be taken for a phone.
  'ui.primaryPointerCapabilities': MOUSE,
  'ui.allPointerCapabilities': MOUSE,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  ...(isLoopbackAlone() ? { 'media.peerconnection.ice.loopback': true } : {}),
});
