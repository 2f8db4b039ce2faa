/** The addresses of the page's workers, as the content policy wants them. */
import filesWorker from '../files-worker/files-worker.ts?worker&url';
import { WORKER_FILE } from '../worker/messages.ts';

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(input: string): string },
  ): { createScriptURL(input: string): string };
}

export type WorkerName = 'page' | 'files';

const addressOf = (name: string): string =>
  new URL(name === 'files' ? filesWorker : WORKER_FILE, document.baseURI).href;

/**
 * The content policy wants the address from a policy of its own. This one knows no other addresses, whoever asks it for
 * what, and browsers let it be made only once.
 */
const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
let policy: ReturnType<PolicyFactory['createPolicy']> | null = null;

export function workerUrl(name: WorkerName): string {
  policy ??= trustedTypes?.createPolicy('parley-worker', { createScriptURL: addressOf }) ?? null;
  return policy?.createScriptURL(name) ?? addressOf(name);
}
