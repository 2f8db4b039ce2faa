/** What we use of the package, which has no types of its own. */
declare module 'localtunnel' {
  import type { EventEmitter } from 'node:events';

  export interface LocaltunnelClient extends EventEmitter {
    readonly url: string;
    /** The name of the tunnel, which is the first part of its host. */
    readonly clientId: string;
    close(): void;
  }

  export default function localtunnel(
    options: { readonly port: number; readonly host: string; readonly subdomain?: string },
    opened: (error: Error | null) => void,
  ): LocaltunnelClient;
}
