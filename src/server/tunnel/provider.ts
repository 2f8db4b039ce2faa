/** The contract between what keeps a tunnel open (tunnel.ts) and the providers of tunnels. It knows no provider. */

export const PROVIDER_NAMES = ['localtunnel', 'cloudflared'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

export interface TunnelSettings {
  readonly provider: ProviderName;
  /** Of the localtunnel service. */
  readonly host: string;
  /** The name to ask the service for. */
  readonly subdomain: string | undefined;
}

/** Why there is no tunnel. */
export type TunnelProblem =
  /** The name of the service cannot be looked up: most likely there is no internet. */
  | 'offline'
  /** The service does not answer, or answers with an error. */
  | 'no-answer'
  /** It lent a tunnel, but the tunnel's port refuses us: a firewall. */
  | 'port-refused'
  /** The program that makes the tunnel is not on this machine. */
  | 'not-installed'
  /** The program ended before there was a tunnel. */
  | 'ended';

export interface OpenTunnel {
  /** Where people reach us, with a slash at the end. */
  readonly url: string;
  /** The service's name for the tunnel, to ask for the same one again; null if it has none. */
  readonly name: string | null;
  /** How many connections it has; null if there is no bound. */
  readonly connections: number | null;
  /** What visitors are asked for the first time; null if they are not asked. */
  readonly password: string | null;
  /** Resolves when the tunnel leads nowhere any more. */
  readonly lost: Promise<void>;
  /** Idempotent. */
  close(): void;
}

export type OpenResult =
  | { readonly ok: true; readonly tunnel: OpenTunnel }
  | {
      readonly ok: false;
      readonly problem: TunnelProblem;
      /** The service: a host, perhaps with a port. */
      readonly at: string;
      /** Of a tunnel that was lent and led nowhere, to ask for the same one again. */
      readonly name?: string | undefined;
    };

export interface TunnelProvider {
  /** Never rejects. When `signal` aborts, everything is closed. */
  open(name: string | null, signal: AbortSignal): Promise<OpenResult>;
}
