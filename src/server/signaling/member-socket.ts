/** The types of a socket that speaks our contract, and what the server remembers with each. */
import type { Server, Socket } from 'socket.io';
import type { Address, ClientEvents, ServerEvents } from '../../protocol.ts';

interface SocketData {
  /** The room its member is in now; absent before the first join and after leaving. */
  roomId?: string;
}

// biome-ignore lint/complexity/noBannedTypes: processes talk to each other over redis/process-bus.ts, not over Socket.IO.
type ServerToServerEvents = {};

export type MemberServer = Server<ClientEvents, ServerEvents, ServerToServerEvents, SocketData>;
export type MemberSocket = Socket<ClientEvents, ServerEvents, ServerToServerEvents, SocketData>;
/** The Engine.IO connection below each socket. It is there before the socket. */
export type EngineConnection = MemberSocket['conn'];

export const addressOf = (socket: Pick<MemberSocket, 'id'>): Address => socket.id as Address;
