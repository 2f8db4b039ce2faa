/** Lets only known events through to a socket's handlers. It does not look at what they carry. */
import type { ClientEvents } from '../../protocol.ts';
import type { Logger } from '../ops/log.ts';
import type { MetricsSink } from '../ops/metrics-sink.ts';
import type { ConnectionRateLimit } from './connection-rate-limit.ts';
import type { MemberSocket } from './member-socket.ts';

const KNOWN: Record<keyof ClientEvents, true> = {
  join: true,
  signal: true,
  packet: true,
  ice: true,
  leave: true,
};

/** Enough of a hostile event name to recognise it, and not enough to be a burden. */
const MAX_ECHO_LENGTH = 64;

interface GuardDependencies {
  readonly rateLimit: ConnectionRateLimit;
  readonly metricsSink: MetricsSink;
  readonly log: Logger;
}

/**
 * Refuses every event that the contract does not name. They are stopped before they are dispatched and not in `onAny`,
 * because the event emitter throws on an event called `error`.
 */
export function guardEvents(socket: MemberSocket, { rateLimit, metricsSink, log }: GuardDependencies): void {
  // Socket.IO reports here a packet that it cannot decode, and then closes the connection.
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
