/**
 * The page's side of the service worker (`public/worker`). Where there is none, nothing happens: on plain http, where the
 * browser has none or is told to have none, and during development.
 */
import type { FromWorker, ToWorker } from '../worker/messages.ts';
import { workerUrl } from './worker-url.ts';

/** Missing on plain http, and in private windows of some browsers. */
const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };

let registration: Promise<ServiceWorkerRegistration | null> | null = null;

const register = async (): Promise<ServiceWorkerRegistration | null> => {
  // Whether a page may be in a frame, the server says each time: no copy of an embedded page is kept.
  if (!import.meta.env.PROD || serviceWorker === undefined || parent !== window) return null;
  try {
    // Undefined where a test blocks it.
    return (await serviceWorker.register(workerUrl('page'), { updateViaCache: 'none' })) ?? null;
  } catch {
    return null; // forbidden, or the server is away
  }
};

/** Registers it, once. Null where there is none. */
async function activeWorker(): Promise<ServiceWorker | null> {
  registration ??= register();
  const own = await registration;
  if (own === null) return serviceWorker?.controller ?? null;
  return own.active ?? (await serviceWorker?.ready)?.active ?? null;
}

export const hasWorker = async (): Promise<boolean> => (await activeWorker()) !== null;

export async function tellWorker(message: ToWorker): Promise<void> {
  (await activeWorker())?.postMessage(message);
}

/** Null where there is no worker. */
export async function askWorker<Answer>(message: ToWorker): Promise<Answer | null> {
  const worker = await activeWorker();
  if (worker === null) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Answer | null>) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage(message, [port2]);
  });
}

export interface WorkerListener {
  /** Another version of the page is there, complete. */
  offered(): void;
  /** Another worker took over, which knows nothing of this page. */
  replaced(): void;
}

export function listenToWorker(listener: WorkerListener, signal: AbortSignal): void {
  const heard = ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'offer') listener.offered();
  };
  serviceWorker?.addEventListener('message', heard, { signal });
  serviceWorker?.addEventListener('controllerchange', () => listener.replaced(), { signal });
}
