import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';

const PACKET_TYPES = "['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop']";

/** What stands in for parts of Socket.IO's client, by file. Binary data that comes all the same ends as malformed. */
const SLIM: Readonly<Record<string, string>> = {
  'webtransport.js': 'export const WT = undefined;',
  'polling-xhr.js': 'export const XHR = undefined;',
  'polling-xhr.node.js': 'export const XHR = undefined;',
  'encodePacket.js': `const types = ${PACKET_TYPES};
  export const encodePacketToBinary = null;
  export const encodePacket = ({ type, data }, _, done) => done(types.indexOf(type) + (data || ''));`,
  'decodePacket.js': `const types = ${PACKET_TYPES};
  export const decodePacket = (text) => {
    const type = types[text[0]];
    return type ? { type, data: text.slice(1) || undefined } : { type: 'error', data: 'parser error' };
  };`,
  // Signaling names an origin and nothing behind it.
  'url.js': "export const url = (origin) => ({ source: origin, id: origin, path: '/' });",
  'commons.js': 'export const ERROR_PACKET = null;',
  'parseuri.js': `export const parse = (uri) => {
    const { protocol, hostname, port, pathname: path, search } = new URL(uri);
    const host = hostname.replace(/[[\\]]/g, '');
    return { protocol: protocol.slice(0, -1), host, port, path, query: search.slice(1) };
  };`,
};

const IS_REACT_NATIVE = /(?<=const isReactNative )=[^;]*;/;
const NODE_OPTIONS = /pick\(this\.opts,[^)]*\)/;

/**
 * Parts of Socket.IO's client that the page need not carry: 4 kB of its first load. Signaling never asks for
 * WebTransport, carries no binary data, leaves addresses to the browser, and brings its own parser and way to poll.
 */
const slimSocketIo: Plugin = {
  name: 'slim-socket-io',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const part = basename(source);
    if (!/(engine|socket)\.io-(client|parser)/.test(importer)) return null;
    if (source === 'socket.io-parser')
      return fileURLToPath(new URL('public/net/signaling/packet-parser.ts', import.meta.url));
    return part in SLIM ? `\0${part}` : null;
  },
  load(id) {
    return SLIM[id.slice(1)] ?? null;
  },
  // In a browser a WebSocket takes no options.
  transform: (code, id) =>
    id.endsWith('/transports/websocket.js')
      ? code.replace(IS_REACT_NATIVE, '= false;').replace(NODE_OPTIONS, '{}')
      : null,
};

// The page: `public/` is the root, `public/static/` is copied as it is. Relative base, so it also works below a sub-path.
export default defineConfig({
  root: 'public',
  publicDir: 'static',
  base: './',
  build: {
    outDir: '../dist/public',
    emptyOutDir: true,
    target: 'es2022',
    // Every browser with the WebRTC that Parley needs has these too: nesting, light-dark().
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: false,
    manifest: true,
    assetsInlineLimit: 0,
  },
  plugins: [slimSocketIo, compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 512 })],
});
