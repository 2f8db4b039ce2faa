/** Bundles the contenders' pages as the product's are bundled, and serves them to this machine. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build, loadConfigFromFile, type Plugin } from 'vite';

const BENCH = join(import.meta.dirname, '..');
const ROOT = join(BENCH, '..');

const ENTRIES = {
  parley: 'pages/parley.ts',
  floor: 'peers/browser/floor.ts',
  'raw-batched': 'peers/browser/raw-batched.ts',
  'raw-trickle': 'peers/browser/raw-trickle.ts',
  'simple-peer': 'peers/browser/simple-peer.ts',
  peerjs: 'peers/browser/peerjs.ts',
  trystero: 'peers/browser/trystero.ts',
  'raw-files': 'peers/browser/files/raw-files.ts',
  'simple-peer-files': 'peers/browser/files/simple-peer-files.ts',
  'peerjs-files': 'peers/browser/files/peerjs-files.ts',
  pairdrop: 'peers/browser/files/pairdrop.ts',
  filepizza: 'peers/browser/files/filepizza.ts',
} as const;

export type PageName = keyof typeof ENTRIES;

/** The page's Socket.IO client is not as it comes from npm; the peers' is. */
async function ownPlugins(): Promise<Plugin[]> {
  const env = { command: 'build', mode: 'production' } as const;
  const product = await loadConfigFromFile(env, join(ROOT, 'vite.config.ts'));
  const plugins = (product?.config.plugins ?? []).flat() as Plugin[];
  const slim = plugins.filter(({ name }) => name === 'slim-socket-io');
  if (slim.length !== 1) throw new Error('vite.config.ts has no such plugin any more');
  return slim;
}

async function bundle(name: PageName): Promise<string> {
  const built = await build({
    configFile: false,
    root: BENCH,
    logLevel: 'warn',
    plugins: name === 'parley' ? await ownPlugins() : [],
    // Its source asks for Node.js; this is what it has for browsers.
    resolve: { alias: { 'simple-peer': join(BENCH, 'node_modules/simple-peer/simplepeer.min.js') } },
    build: {
      write: false,
      target: 'es2022',
      minify: process.env.PLAIN ? false : (undefined as never),
      modulePreload: false,
      rolldownOptions: { input: join(BENCH, ENTRIES[name]), output: { codeSplitting: false } },
    },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('not one bundle');
  return built.output[0].code;
}

export class PageHost {
  readonly origin: string;
  readonly #server: Server;
  readonly #scripts: ReadonlyMap<PageName, string>;

  private constructor(server: Server, scripts: ReadonlyMap<PageName, string>) {
    this.#server = server;
    this.#scripts = scripts;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(names: readonly PageName[]): Promise<PageHost> {
    const scripts = new Map(
      await Promise.all(names.map(async (name) => [name, await bundle(name)] as const)),
    );
    const server = createServer(({ url = '' }, response) => {
      const script = scripts.get(url.slice(1).replace(/\?.*/, '') as PageName);
      response.setHeader('content-type', 'text/html');
      response.end(
        script === undefined
          ? '<!doctype html>'
          : `<!doctype html><meta charset="utf-8"><title>${url}</title><script type="module">${script.replaceAll('</script', '<\\/script')}</script>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PageHost(server, scripts);
  }

  url(name: PageName): string {
    return `${this.origin}/${name}`;
  }

  script(name: PageName): string {
    return this.#scripts.get(name) ?? '';
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
