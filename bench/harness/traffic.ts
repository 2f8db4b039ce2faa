/** What goes through the server: frames of the pages' WebSockets, those with signals apart from all others. */
import type { Page } from '@playwright/test';

export interface Count {
  frames: number;
  /** Of what the frames carry. */
  bytes: number;
}

export type Direction = 'up' | 'down';

export class Traffic {
  readonly signals: Record<Direction, Count> = { up: none(), down: none() };
  readonly others: Record<Direction, Count> = { up: none(), down: none() };
  readonly #isSignal: RegExp;

  constructor(isSignal: RegExp) {
    this.#isSignal = isSignal;
  }

  /** To be called before the page goes anywhere. */
  readonly watch = (page: Page): void => {
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => this.#count('up', payload));
      socket.on('framereceived', ({ payload }) => this.#count('down', payload));
    });
  };

  #count(direction: Direction, payload: string | Buffer): void {
    const kind = this.#isSignal.test(payload.toString()) ? this.signals : this.others;
    kind[direction].frames += 1;
    kind[direction].bytes += Buffer.byteLength(payload);
  }
}

const none = (): Count => ({ frames: 0, bytes: 0 });
