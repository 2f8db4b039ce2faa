/** Which requests the worker answers, and how; and whose answers it gets. Pure. */
import { SHARE_PATH } from './messages.ts';

/** `page`: of the version that is current. `part`: has its hash in its name. `file`: has one name in all versions. */
export type Route = 'page' | 'part' | 'file' | 'share';

export type Asked = Pick<Request, 'method' | 'mode' | 'url' | 'destination'>;

/** Pictures, and the manifest. */
const FILE = /^(?:icons\/)?[\w-]+\.(?:svg|png|webmanifest)$/;

/** Null for everything else, which goes to the network as if there were no worker: above all Socket.IO. */
export function routeOf({ method, mode, url, destination }: Asked, scope: URL): Route | null {
  const { origin, pathname } = new URL(url);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
  const path = pathname.slice(scope.pathname.length);
  if (mode === 'navigate' && method === 'POST') return path === SHARE_PATH ? 'share' : null;
  if (method !== 'GET') return null;
  // Whose pages may show it in a frame is for the server to say, each time.
  if (destination === 'iframe') return null;
  if (mode === 'navigate') return path === '' || path === 'index.html' ? 'page' : null;
  if (path.startsWith('assets/')) return 'part';
  return FILE.test(path) ? 'file' : null;
}

const OWN_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Whether somebody else answers here now where Parley was, when asked for its hashes. On the machine itself ports have many
 * users, and nothing stands in between. Elsewhere a tunnel or a proxy says the same while Parley is away.
 */
export const isAnotherProgram = ({ status }: Pick<Response, 'status'>, { hostname }: URL): boolean =>
  status === 404 && OWN_MACHINE.test(hostname);
