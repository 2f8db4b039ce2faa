/** What strangers may send, and how it must come out: as text to the letter, as no link, or as a link to just there. */
import { MAX_NAME_BYTES, wireBytes } from '../../public/net/protocol/fields.ts';
import { HOSTILE_MARKUP, RUN } from './hostile-markup.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';

/** Must be shown and never be something to click. */
export const DEAD_LINKS: readonly string[] = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\tscript:${RUN}`,
  `javascript://example.com/%0a${RUN}`,
  `javascript:/*https://example.com*/${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  `vbscript:msgbox(1)`,
  'file:///etc/passwd',
  'blob:null/0f0f0f0f',
  'about:blank',
  'chrome://settings/',
  'view-source:file:///etc/passwd',
  'ftp://example.com/',
  'mailto:someone@example.com',
  'tel:+123456789',
  '//example.com/no-scheme',
  'https://good.example.com@evil.example.org/',
  'https://user:password@evil.example.org/',
  'https://',
  `javascript&colon;${RUN}`,
  `java\u0000script:${RUN}`,
  `\u0001javascript:${RUN}`,
  `\u202ejavascript:${RUN}`,
  `java\u00adscript:${RUN}`,
  `javascript:%61lert(1)//https://example.com`,
  `feed:javascript:${RUN}`,
  `jar:https://example.com!/x`,
  `livescript:${RUN}`,
  `data:text/javascript,${RUN}`,
  `DATA:image/svg+xml,<svg onload=${RUN}>`,
  'intent://scan/#Intent;scheme=zxing;end',
  'ms-settings:network',
  'ssh://example.com',
  'filesystem:http://example.com/',
  'ws://example.com/',
  'wss://example.com/',
  'market://details?id=x',
  'sms:+123456789',
  'x-apple.systempreferences:',
  'resource://gre/modules',
  'moz-extension://x/y.html',
  'http:/example.org@x',
];

/** Must become a link to exactly there. */
export const LIVE_LINKS: readonly (readonly [typed: string, href: string])[] = [
  ['https://example.com/path?a=1&b=2#c', 'https://example.com/path?a=1&b=2#c'],
  ['http://127.0.0.1:9/x', 'http://127.0.0.1:9/x'],
  ['HTTPS://EXAMPLE.COM/', 'https://example.com/'],
  ['https://example.com/"onmouseover="x', 'https://example.com/%22onmouseover=%22x'],
  ['https://example.com/<b>', 'https://example.com/'],
  ["https://example.com/?q='onclick='x", 'https://example.com/?q=%27onclick=%27x'],
  // What looks like another host is told apart by its punycode.
  ['https://\u0430pple.com/', 'https://xn--pple-43d.com/'],
  ['https://example.com/javascript:x', 'https://example.com/javascript:x'],
  ['https://example.com/#javascript:x', 'https://example.com/#javascript:x'],
];

/** Must be shown to the letter, and do nothing: nothing would be left of one that ran but `hacked`, or a request. */
export const PAYLOADS: readonly string[] = [
  ...new Set([...HOSTILE_MARKUP, ...HOSTILE_STRINGS, ...DEAD_LINKS]),
];

/** As much of it as may be sent for a name. */
export function asName(payload: string): string {
  let name = payload.slice(0, MAX_NAME_BYTES);
  while (wireBytes(name) > MAX_NAME_BYTES) name = name.slice(0, -1);
  return name;
}

/** Some of every kind for each run, and all of them. */
export const PAYLOAD_SETS = [
  ['some @promise', PAYLOADS.filter((_, n) => n % 10 === 0)],
  ['all', PAYLOADS],
] as const;

/**
 * More than two hundred of every kind where each takes a page or a room of its own; a third of them in the browser that
 * takes twice as long, because the page that takes them apart is the same.
 */
export const sampleOf = (payloads: readonly string[], browserName: string): readonly string[] =>
  payloads.length < PAYLOADS.length
    ? payloads
    : payloads.filter((_, n) => n % 5 < (browserName === 'firefox' ? 1 : 3));
