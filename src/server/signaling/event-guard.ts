/** Owns which event names get through to a socket's handlers. It does not look at what the events carry. */
import type { ClientEvents } from '../../protocol.ts';
import type { Logger } from '../ops/log.ts';
import type { MetricsSink } from '../ops/metrics-sink.ts';
import type { ConnectionRateLimit } from './connection-rate-limit.ts';
import type { MemberSocket } from './member-socket.ts';

const KNOWN: Record<keyof ClientEvents, true> = { join: true, signal: true, ice: true, leave: true };

/** Enough of a hostile event name to recognise it, not enough to be a burden. */
const MAX_ECHO_LENGTH = 64;

interface GateDependencies {
  readonly rateLimit: ConnectionRateLimit;
  readonly metricsSink: MetricsSink;
  readonly log: Logger;
}

/**
 * Refuses every event that the contract does not name. Unknown events stop here rather than at `onAny`: dispatched,
 * one called `error` would be thrown by the event emitter.
 */
export function guardEvents(socket: MemberSocket, { rateLimit, metricsSink, log }: GateDependencies): void {
  // Socket.IO reports a packet it cannot decode here, and then closes the connection.
  socket.on('error', (error) => {
    metricsSink.refused('cut', 'undecodable');
    log.debug({ address: socket.id, problem: error.message }, 'packet refused');
  });

  socket.use(([name], next) => {
    const event = String(name);
    if (Object.hasOwn(KNOWN, event)) return next();
    log.debug({ address: socket.id }, 'unknown event refused');
    metricsSink.refused('event', 'unknown-event');
    socket.emit('refused', { event: event.slice(0, MAX_ECHO_LENGTH), reason: 'unknown-event' });
    rateLimit.strike();
  });
}
