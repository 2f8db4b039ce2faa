/** The contract between a tunnel's life and whoever lends the tunnel. Knows no provider. */

export type ProviderName = 'localtunnel' | 'cloudflared';

/** Why there is no tunnel. */
export type TunnelProblem =
  /** The name of the service leads nowhere: most likely there is no internet. */
  | 'offline'
  /** The service does not answer, or with an error. */
  | 'no-answer'
  /** It lent a tunnel, but the port that leads to it refuses us: a firewall. */
  | 'port-refused'
  /** The program that makes the tunnel is not on this machine. */
  | 'not-installed'
  /** It ended before there was a tunnel. */
  | 'ended';

export interface OpenTunnel {
  /** Where people reach us, with a slash at the end. */
  readonly url: string;
  /** What the service calls the tunnel, to ask for the same one again; null where there is no such thing. */
  readonly name: string | null;
  /** How many connections it has; null without a bound. */
  readonly connections: number | null;
  /** What visitors are asked for the first time; null where they are not. */
  readonly password: string | null;
  /** Resolves when it leads nowhere any more. */
  readonly lost: Promise<void>;
  /** Idempotent. */
  close(): void;
}

export type OpenResult =
  | { readonly ok: true; readonly tunnel: OpenTunnel }
  | {
      readonly ok: false;
      readonly problem: TunnelProblem /** Where it is: a host, perhaps with a port. */;
      readonly at: string;
    };

export interface TunnelProvider {
  /** Never rejects. Once `signal` aborts, nothing is left open. */
  open(name: string | null, signal: AbortSignal): Promise<OpenResult>;
}
