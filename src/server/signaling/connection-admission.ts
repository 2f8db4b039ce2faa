/**
 * Decides who may open a connection: our own pages, and not too many from one network. What happens on a connection is
 * not its business.
 */
import type { IncomingMessage } from 'node:http';
import type { ConnectRefusal } from '../../protocol.ts';
import { clientAddress } from '../http/forwarded.ts';
import { networkOf } from '../http/ip-address.ts';
import { isOriginAllowed, type OriginSettings } from '../http/origin.ts';
import { HANDSHAKES_AT_A_TIME, type NetworkLimits, WINDOW_MS } from '../ops/limits.ts';
import { createCountByNetwork, createRateByNetwork } from '../ops/network-counters.ts';
import { createTurnQueue } from './queues.ts';

/** How many people fit through the tunnel that leads here. */
export interface TunnelPlaces {
  isFull(request: IncomingMessage): boolean;
  /** Returns how to free the place again. */
  take(request: IncomingMessage): () => void;
}

export interface AdmissionSettings extends OriginSettings {
  readonly networkLimits: Pick<NetworkLimits, 'sockets' | 'connects'>;
  /** Absent without a tunnel. */
  readonly tunnelPlaces?: TunnelPlaces | undefined;
}

/** Only the last kind is told to the page. */
export type TurnedAway = 'origin' | 'too-many-sockets' | 'too-many-connects' | ConnectRefusal;

export interface ConnectionAdmission {
  /** Why a handshake is turned away, if it is. */
  turnsAway(request: IncomingMessage): Promise<TurnedAway | undefined>;
  /** Counts a connection that is open now; returns how to take it away again. */
  admit(request: IncomingMessage): () => void;
}

export function createConnectionAdmission(settings: AdmissionSettings): ConnectionAdmission {
  const { networkLimits, trustedHops, tunnelPlaces } = settings;
  const connects = createRateByNetwork(networkLimits.connects, WINDOW_MS);
  const open = createCountByNetwork();
  const queue = createTurnQueue(HANDSHAKES_AT_A_TIME);
  const networkBehind = (request: IncomingMessage) => networkOf(clientAddress(request, trustedHops));

  return {
    async turnsAway(request) {
      if (!isOriginAllowed(request.headers, settings)) return 'origin';
      const network = networkBehind(request);
      if ((await connects.take(network)) > 0) return 'too-many-connects';
      await queue.turn();
      // Last, and nothing waits between here and `admit`: many who come at once must not all pass.
      if (open.of(network) >= networkLimits.sockets) return 'too-many-sockets';
      return tunnelPlaces?.isFull(request) ? 'tunnel-full' : undefined;
    },
    admit(request) {
      const removers = [open.add(networkBehind(request)), tunnelPlaces?.take(request)];
      return () => {
        for (const remove of removers.splice(0)) remove?.();
      };
    },
  };
}
