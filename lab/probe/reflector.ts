/** Tells whoever asks over UDP how they look from here, from the address and port they wish to be told from. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { OTHER_ADDRESS, TURN_ADDRESS } from '../world/world.ts';

const PORT = 7000;
const OTHER_PORT = 7001;

/** Where to ask, and where to be answered from. */
export type Place = 'here' | 'other port' | 'other address';

export interface Question {
  readonly id: number;
  /** Where the answer shall come from. */
  readonly from: Place;
}

export interface Answer {
  readonly id: number;
  /** Address and port of the asker, as seen from outside. */
  readonly seen: string;
}

export const PLACES: Record<Place, { readonly address: string; readonly port: number }> = {
  here: { address: TURN_ADDRESS, port: PORT },
  'other port': { address: TURN_ADDRESS, port: OTHER_PORT },
  'other address': { address: OTHER_ADDRESS, port: PORT },
};

export class Reflector {
  readonly #sockets: ReadonlyMap<Place, Socket>;

  private constructor(sockets: ReadonlyMap<Place, Socket>) {
    this.#sockets = sockets;
    for (const socket of sockets.values()) {
      socket.on('message', (message, { address, port }) => {
        const { id, from } = JSON.parse(message.toString()) as Question;
        const answer: Answer = { id, seen: `${address}:${port}` };
        this.#sockets.get(from)?.send(JSON.stringify(answer), port, address);
      });
    }
  }

  static async start(): Promise<Reflector> {
    const sockets = new Map<Place, Socket>();
    for (const [place, { address, port }] of Object.entries(PLACES)) {
      const socket = createSocket('udp4').bind(port, address);
      await once(socket, 'listening');
      sockets.set(place as Place, socket);
    }
    return new Reflector(sockets);
  }

  close(): void {
    for (const socket of this.#sockets.values()) socket.close();
  }
}
