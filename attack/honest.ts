/**
 * Two honest members who echo signals all the while, and notice whatever reaches them that should not. They measure and
 * attack nobody.
 */
import { HANGS_MS } from '../e2e/support/hangs.ts';
import { until } from '../src/server/testing/until.ts';
import { type Transport, type Visitor, visit } from '../src/server/testing/visitor.ts';

const EVERY_MS = 20;
const ECHO = /^echo-\d+-[a-z]+$/;

export interface Strays {
  /** What came from a room that is not theirs. */
  readonly acrossRooms: number;
  /** What came under the address of somebody who did not send it. */
  readonly spoofed: number;
}

export interface HonestPair {
  readonly name: string;
  readonly addresses: readonly string[];
  /**
   * Round trips of what was sent since the last time somebody asked, in milliseconds; of those that are not back yet,
   * how long they have taken so far.
   */
  takeLatencies(): number[];
  strays(): Strays;
  /** How often one of them was cut off or refused. */
  troubles(): number;
  /** Stops sending, waits for what is under way, and tells how many echoes never came. */
  stop(): Promise<number>;
}

export interface PairOptions {
  readonly url: string;
  readonly room: string;
  readonly transport: Transport;
  /** Others may come into the room; each of their signals says `claims-` and its sender's address. */
  readonly isShared: boolean;
}

/** What an attacker in the same room says, so that a sender who is not the one they seem is noticed. */
export const claimOf = (address: string): string => `claims-${address}`;

export async function startPair({ url, room, transport, isShared }: PairOptions): Promise<HonestPair> {
  const extraHeaders = { 'x-forwarded-for': '198.51.100.1' };
  const [ada, ben] = [
    await visit(url, transport, { extraHeaders }),
    await visit(url, transport, { extraHeaders }),
  ];
  for (const visitor of [ada, ben]) {
    const answer = await visitor.join(room);
    if (!answer.ok) throw new Error(`an honest member was refused: ${answer.reason}`);
  }

  let latencies: number[] = [];
  let takenAt = performance.now();
  let [acrossRooms, spoofed, troubles] = [0, 0, 0];
  const sentAt = new Map<string, number>();
  const name = isShared ? `${transport}, shared room` : transport;

  function watch(self: Visitor, partner: Visitor, onEcho: (sealed: string) => void): void {
    const known = new Set([partner.address]);
    const { socket } = self;
    socket.on('joined', ({ address }) => {
      if (isShared) known.add(address);
      else if (address !== partner.address) acrossRooms += 1;
    });
    socket.on('left', (address) => {
      if (!known.has(address)) acrossRooms += 1;
    });
    socket.on('signal', (from, sealed) => {
      if (!known.has(from)) acrossRooms += 1;
      else if (from === partner.address) {
        if (ECHO.test(sealed)) onEcho(sealed);
        else spoofed += 1;
      } else if (sealed.startsWith('claims-') && sealed !== claimOf(from)) spoofed += 1;
    });
    socket.on('undelivered', () => {
      troubles += 1;
    });
    socket.on('disconnect', () => {
      if (!isStopped) troubles += 1;
    });
  }

  let isStopped = false;
  watch(ben, ada, (sealed) => ben.socket.emit('signal', ada.address, sealed));
  watch(ada, ben, (sealed) => {
    const at = sentAt.get(sealed);
    if (at === undefined) {
      spoofed += 1;
      return;
    }
    if (at >= takenAt) latencies.push(performance.now() - at);
    sentAt.delete(sealed);
  });

  let count = 0;
  const sending = setInterval(() => {
    count += 1;
    const sealed = `echo-${count}-${transport}`;
    sentAt.set(sealed, performance.now());
    ada.socket.emit('signal', ben.address, sealed);
  }, EVERY_MS);

  return {
    name,
    addresses: [ada.address, ben.address],
    takeLatencies() {
      const now = performance.now();
      const underWay = [...sentAt.values()].filter((at) => at >= takenAt).map((at) => now - at);
      const taken = [...latencies, ...underWay];
      latencies = [];
      takenAt = now;
      return taken;
    },
    strays: () => ({ acrossRooms, spoofed }),
    troubles: () => troubles,
    async stop() {
      clearInterval(sending);
      const deadline = performance.now() + HANGS_MS.wait;
      await until(() => sentAt.size === 0 || performance.now() > deadline);
      isStopped = true;
      for (const { socket } of [ada, ben]) socket.close();
      return sentAt.size;
    },
  };
}
