/** Owns the types of a socket that speaks our contract, and what the server remembers with each. */
import type { Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '../../protocol.ts';

interface SocketData {
  /** The room its member is in now; absent before the first join and after leaving. */
  roomId?: string;
}

// biome-ignore lint/complexity/noBannedTypes: processes talk to each other by redis/post.ts, not by Socket.IO.
type ServerToServerEvents = {};

export type MemberServer = Server<ClientEvents, ServerEvents, ServerToServerEvents, SocketData>;
export type MemberSocket = Socket<ClientEvents, ServerEvents, ServerToServerEvents, SocketData>;

/** How many packets wait to be written to it: many when its other end reads slowly or not at all. */
// biome-ignore lint/complexity/useLiteralKeys: Engine.IO declares it private, and has no other way to tell.
export const waitingFor = (socket: MemberSocket): number => socket.conn['writeBuffer'].length;
