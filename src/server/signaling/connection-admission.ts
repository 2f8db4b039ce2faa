/**
 * Owns who may open a connection: pages of our own, and not too many from one IP address. What happens on a connection
 * is not its business.
 */
import type { IncomingMessage } from 'node:http';
import { clientAddress } from '../http/forwarded.ts';
import { networkOf } from '../http/ip-address.ts';
import { isOriginAllowed, type OriginSettings } from '../http/origin.ts';
import { createCountByNetwork } from '../ops/count-by-network.ts';
import { HANDSHAKES_AT_A_TIME, type NetworkLimits, WINDOW_MS } from '../ops/limits.ts';
import { createRateByNetwork } from '../ops/rate-by-network.ts';
import type { TunnelCapacity } from '../tunnel/capacity.ts';
import { createQueue } from './queue.ts';

export interface AdmissionSettings extends OriginSettings {
  readonly networkLimits: Pick<NetworkLimits, 'sockets' | 'connects'>;
  /** Of the tunnel that leads here, if there is one. */
  readonly places?: TunnelCapacity | undefined;
}

export type Turned = 'origin' | 'too-many-sockets' | 'too-many-connects' | 'tunnel-full';

export interface ConnectionAdmission {
  /** Why a handshake is turned away, if it is. */
  turnsAway(request: IncomingMessage): Promise<Turned | undefined>;
  /** Counts a connection that there is now; returns how to take it away again. */
  admit(request: IncomingMessage): () => void;
}

export function createConnectionAdmission(settings: AdmissionSettings): ConnectionAdmission {
  const { networkLimits, trustedHops, places } = settings;
  const connects = createRateByNetwork(networkLimits.connects, WINDOW_MS);
  const open = createCountByNetwork();
  const queue = createQueue(HANDSHAKES_AT_A_TIME);
  const networkBehind = (request: IncomingMessage) => networkOf(clientAddress(request, trustedHops));

  return {
    async turnsAway(request) {
      if (!isOriginAllowed(request.headers, settings)) return 'origin';
      const network = networkBehind(request);
      if ((await connects.take(network)) > 0) return 'too-many-connects';
      await queue.turn();
      // Last, with nothing to wait for before it is counted: many at once must not all pass.
      if (open.of(network) >= networkLimits.sockets) return 'too-many-sockets';
      return places?.isFull(request) ? 'tunnel-full' : undefined;
    },
    admit(request) {
      const removers = [open.add(networkBehind(request)), places?.take(request)];
      return () => {
        for (const remove of removers.splice(0)) remove?.();
      };
    },
  };
}
