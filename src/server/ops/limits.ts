/**
 * Owns the figures at which the server defends itself, and why they are what they are. Whatever an honest page does,
 * also on a bad day, stays below all of them; those for each IP address are settings (config.ts).
 */
import { MAX_EVENT_BYTES } from '../../protocol.ts';

/** `burst` at once, and `perSecond` in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** What one connection may do. */
export interface SocketLimits {
  /** Events that have a cost: one each for a signal, `joinCost` for a join. Those beyond are refused with `busy`. */
  readonly events: Rate;
  /** A join is told to everybody in the room, so it costs as much as telling them by signals would. */
  readonly joinCost: number;
  /** Messages of any kind. Nothing can answer those beyond: the connection is closed. */
  readonly messages: Rate;
  /** What they carry. Beyond it the connection is closed too. */
  readonly bytes: Rate;
  /** Refusals that only a faulty or hostile page earns. An honest one has none; beyond these the connection is closed. */
  readonly strikes: Rate;
  /** Events that may wait for one slow receiver. */
  readonly waiting: number;
}

/**
 * A newcomer to a full room calls everybody at once, with 3 to 6 signals each (a description, batches of candidates),
 * and a network that comes back restarts ICE on every link: again as many, perhaps twice before the first are through.
 * That is 20 for each other member, and the burst is twice that. Attempts that fail are repeated after 10 s or later,
 * 6 signals each, which is a sixth of the lasting rate.
 *
 * In bytes a link's signals come to 5 kB, and to 25 kB once they describe audio and video; the burst takes the largest
 * event there is for each other member, and a tenth of it a second.
 */
export function socketLimits(roomCapacity: number): SocketLimits {
  const others = roomCapacity - 1;
  const events = { burst: 100 + 40 * others, perSecond: 20 + 4 * others };
  const bytes = (8 + others) * MAX_EVENT_BYTES;
  return {
    events,
    joinCost: roomCapacity,
    messages: { burst: 2 * events.burst, perSecond: 2 * events.perSecond },
    bytes: { burst: bytes, perSecond: bytes / 10 },
    strikes: { burst: 50, perSecond: 1 },
    waiting: events.burst,
  };
}

/** What everybody behind one IP address may do together: one household, office, tunnel or proxy. */
export interface NetworkLimits {
  /** Connections at one time. */
  readonly sockets: number;
  /** New connections in `WINDOW_MS`, and joins in it. */
  readonly connects: number;
  readonly joins: number;
}

/**
 * After a restart everybody comes back at once. Short windows let people who were refused in within seconds, and bound
 * whoever guesses room ids all the same: 60 of 2^60 in a second.
 */
export const WINDOW_MS = 10_000;

/**
 * For 200 people behind one address. Each has one connection, and for up to 18 s a dead one beside it when their network
 * fell away (`pingInterval` + `pingTimeout`). Coming back takes each one connect and one join, two connects where the
 * first transport is blocked, and all of it again when the server falls once more within the window.
 */
export const DEFAULT_NETWORK_LIMITS: NetworkLimits = { sockets: 500, connects: 600, joins: 600 };

/** A polling page has up to 6 TCP connections in HTTP/1.1, 2 of them at a time for Socket.IO. */
export const TCP_CONNECTIONS_PER_SOCKET = 4;

/** Before everybody else's events get their turn: a handshake takes about as long as ten signals. */
export const HANDSHAKES_AT_A_TIME = 5;

/** The page joins at once when it is connected; whoever does not is let go. */
export const JOIN_WITHIN_MS = 10_000;

/** When somebody may ask again who was refused for another reason than the limits for an IP address. */
export const RETRY_AFTER_MS = 2_000;
