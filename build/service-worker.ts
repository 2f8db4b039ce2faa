/**
 * Builds `public/worker` as one file beside the page. Its name and place are the same in every build: the browser asks for
 * it again by them, and it may serve only what lies below it.
 */
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { WORKER_FILE } from '../public/worker/messages.ts';

const ENTRY = join(import.meta.dirname, '../public/worker/service-worker.ts');

/** As a classic script: not every browser that Parley runs in has workers of modules. */
export async function bundleServiceWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name: 'worker', fileName: () => WORKER_FILE },
    },
  });
  const [bundle] = [built].flat();
  if (bundle === undefined || !('output' in bundle)) throw new Error('no service worker was built');
  return bundle.output[0].code;
}

export function serviceWorker(): Plugin {
  return {
    name: 'parley:service-worker',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: WORKER_FILE, source: await bundleServiceWorker() });
    },
  };
}

/** For the development server, which has no worker: ends the one that a built page has left at this address. */
const ENDING = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('parley ')) await caches.delete(name);
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
})()));
`;

export function endedServiceWorker(): Plugin {
  return {
    name: 'parley:ended-service-worker',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use(`/${WORKER_FILE}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.setHeader('Cache-Control', 'no-store');
        response.end(ENDING);
      });
    },
  };
}
