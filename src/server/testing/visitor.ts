/** A page as the server sees it: a real client that remembers everything it hears, in order. */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Address, ClientEvents, JoinReply, JoinRequest, ServerEvents } from '../../protocol.ts';
import { addressAt } from '../../testing/addresses.ts';

export type Transport = 'websocket' | 'polling';

type Heard = {
  [event in keyof ServerEvents]: [event, ...Parameters<ServerEvents[event]>];
}[keyof ServerEvents];

export interface Visitor {
  readonly address: Address;
  readonly socket: Socket<ServerEvents, ClientEvents>;
  join(roomId: string, request?: Partial<JoinRequest>): Promise<JoinReply>;
  /** The next thing that the server says, whatever it is. Hearing the expected one proves that nothing came before it. */
  hears(): Promise<Heard>;
  /** Sends what the types forbid. */
  emitAnything(event: string, ...args: unknown[]): void;
}

export const ROOM_VERIFIER = 'd'.repeat(43);

/** Connects, or throws the error that the client reports. */
export async function visit(
  url: string,
  transport: Transport,
  options: Partial<ManagerOptions & SocketOptions> = {},
): Promise<Visitor> {
  const socket: Visitor['socket'] = io(url, {
    transports: [transport],
    forceNew: true,
    reconnection: false,
    ...options,
  });
  const unheard: Heard[] = [];
  const listeners: ((heard: Heard) => void)[] = [];
  socket.onAny((...heard) => {
    const listener = listeners.shift();
    if (listener) listener(heard as Heard);
    else unheard.push(heard as Heard);
  });

  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  }).catch((error) => {
    socket.close();
    throw error;
  });

  return {
    address: addressAt(socket.id ?? ''),
    socket,
    join: (roomId, request) =>
      socket.emitWithAck('join', { roomId, roomVerifier: ROOM_VERIFIER, card: 'card', ...request }),
    hears: () => {
      const heard = unheard.shift();
      return heard ? Promise.resolve(heard) : new Promise((resolve) => listeners.push(resolve));
    },
    emitAnything: (event, ...args) => {
      (socket as Socket).emit(event, ...args);
    },
  };
}
