/**
 * Leaves out of the page's build what its Socket.IO client never uses: 4 kB of the first load. Whole modules are
 * replaced, by files of the same exports; no code is rewritten. A build in which one of them was not there to be
 * replaced fails: what a new version brings in its place must be looked at first.
 */
import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';

export interface Replacement {
  /** The module, from `node_modules`. */
  readonly upstream: string;
  /** Beside this file. */
  readonly file: string;
  /** What the client imports of it. */
  readonly names: readonly string[];
}

export const REPLACEMENTS: readonly Replacement[] = [
  {
    upstream: 'socket.io-parser/build/esm/index.js',
    file: 'packet-parser.ts',
    names: ['protocol', 'PacketType', 'Encoder', 'Decoder'],
  },
  {
    upstream: 'engine.io-parser/build/esm/index.js',
    file: 'engine-parser.ts',
    names: ['protocol', 'encodePacket', 'encodePayload', 'decodePacket', 'decodePayload'],
  },
  {
    upstream: 'engine.io-client/build/esm/contrib/parseuri.js',
    file: 'address-parser.ts',
    names: ['parse'],
  },
  {
    upstream: 'engine.io-client/build/esm/transports/polling-xhr.js',
    file: 'unused-transports.ts',
    names: ['XHR'],
  },
  {
    upstream: 'engine.io-client/build/esm/transports/webtransport.js',
    file: 'unused-transports.ts',
    names: ['WT'],
  },
];

export function leanSocketIoClient(): Plugin {
  const missing = new Set<string>();
  return {
    name: 'lean-socket-io-client',
    apply: 'build',
    buildStart() {
      for (const { upstream } of REPLACEMENTS) missing.add(upstream);
    },
    load(id) {
      // A build for development imports the variant that writes debug lines.
      const module = id.replace('/esm-debug/', '/esm/');
      const found = REPLACEMENTS.find(({ upstream }) => module.endsWith(`/node_modules/${upstream}`));
      if (found === undefined) return null;
      missing.delete(found.upstream);
      const file = normalizePath(join(import.meta.dirname, found.file));
      return `export { ${found.names.join(', ')} } from ${JSON.stringify(file)};`;
    },
    buildEnd(error) {
      if (error === undefined && missing.size > 0)
        this.error(`nothing imports ${[...missing].join(', ')}: does it still need to be replaced?`);
    },
  };
}
