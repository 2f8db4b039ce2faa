/**
 * The limits by which the server defends itself, and the reasons for each figure. An honest page stays below all of them,
 * also on a bad day. Those for a network are settings (config.ts).
 */
import { MAX_EVENT_BYTES } from '../../protocol.ts';

/** `burst` at once, and `perSecond` on average. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** What one connection may do. */
export interface SocketLimits {
  /** The cost of events: 1 for a signal, `joinCost` for a join. Events beyond the limit are refused with `busy`. */
  readonly events: Rate;
  /** A join is told to everybody in the room, so that it costs as much as a signal to each of them. */
  readonly joinCost: number;
  /** Messages of any kind. Beyond the limit nothing can be answered: the connection is closed. */
  readonly messages: Rate;
  /** The bytes of all messages. Beyond the limit the connection is closed too. */
  readonly bytes: Rate;
  /** Refusals that only a faulty or hostile page gets. Beyond the limit the connection is closed. */
  readonly strikes: Rate;
  /** Events that may wait for one slow receiver. */
  readonly waiting: number;
}

/**
 * A newcomer to a full room offers connections to everybody at once, with 3 to 6 signals each (a description, batches of
 * candidates). A network that comes back restarts ICE on every link: as many signals again, perhaps twice before the first
 * are through. That is 20 for each other member, and the burst is twice that. Attempts that fail are repeated after 10 s or
 * later with 6 signals each, which is a sixth of the lasting rate.
 *
 * The signals of a link are 5 kB together, or 25 kB once they describe audio and video. The burst in bytes allows the
 * largest possible event for each other member, and the lasting rate a tenth of that each second.
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

/** What the last resort may cost, in characters of packets. */
export interface PacketLimits {
  readonly member: Rate;
  readonly room: Rate;
}

/**
 * Chat and receipts: a message between two is some 2 kB of packets with all that it brings about. The burst is a history of a
 * thousand messages. A page sends less than that by itself, so that nothing of it is ever refused (net/sealed/pace.ts).
 */
export const PACKET_LIMITS: PacketLimits = {
  member: { burst: 512_000, perSecond: 32_000 },
  room: { burst: 2_048_000, perSecond: 128_000 },
};

/** What everybody in one network may do together: one household, office, tunnel or proxy. */
export interface NetworkLimits {
  /** Connections at one time. */
  readonly sockets: number;
  /** New connections in `WINDOW_MS`, and joins in it. */
  readonly connects: number;
  readonly joins: number;
}

/**
 * After a restart everybody comes back at once. With short windows people who were refused come in within seconds, and
 * somebody who guesses room ids is limited all the same: 60 of 2^60 in a second.
 */
export const WINDOW_MS = 10_000;

/**
 * Enough for 200 people behind one address. Each has one connection, and after a network failure also a dead one for up to
 * 18 s (`pingInterval` + `pingTimeout`). Coming back takes one connect and one join each, two connects where the first
 * transport is blocked, and all of it again if the server fails once more within the window.
 */
export const DEFAULT_NETWORK_LIMITS: NetworkLimits = { sockets: 500, connects: 600, joins: 600 };

/** A page that polls has up to 6 TCP connections over HTTP/1.1, 2 of them at a time for Socket.IO. */
export const TCP_CONNECTIONS_PER_SOCKET = 4;

/** So many before all other events have their turn: a handshake takes about as long as ten signals. */
export const HANDSHAKES_AT_A_TIME = 5;

/** The page joins as soon as it is connected. Connections that do not join are closed. */
export const JOIN_WITHIN_MS = 10_000;

/** When to ask again after a refusal that has nothing to do with the limits of a network. */
export const RETRY_AFTER_MS = 2_000;
