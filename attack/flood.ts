/** Sends as much as it can as fast as it can, in several ways at once, and sees when it is cut off. */
import { HANGS_MS } from '../e2e/support/hangs.ts';
import { Random } from '../public/testing/random.ts';
import type { Visitor } from '../src/server/testing/visitor.ts';
import type { FloodOrder, FloodResult } from './order.ts';
import { arriveFromNowhere } from './strangers.ts';

/** So many wait to be written at most: a flood is as fast as its network. */
const IN_A_ROW = 100;

type Send = (attacker: Visitor, peer: Visitor) => void;

const WAYS: Readonly<Record<string, Send>> = {
  signals: (attacker, peer) => attacker.socket.emit('signal', peer.address, 'flood'),
  'large signals': (attacker, peer) => attacker.socket.emit('signal', peer.address, 'x'.repeat(20_000)),
  'malformed events': (attacker) => attacker.emitAnything('join', null),
  'unknown events': (attacker) => attacker.emitAnything('flood', 'x'),
  acknowledgements: (attacker) => attacker.socket.io.engine.write('43999["x"]'),
};

export async function flood({ url, seed, transport, events }: FloodOrder): Promise<FloodResult> {
  const random = new Random(seed);
  const floods = await Promise.all(
    Object.entries(WAYS).map(async ([name, send]) => {
      const [attacker, peer] = [
        await arriveFromNowhere(url, transport, random),
        await arriveFromNowhere(url, transport, random),
      ];
      for (const visitor of [attacker, peer]) await visitor.join(`flood-${name.replace(' ', '-')}`);
      const result = await floodOnce(attacker, () => send(attacker, peer), events);
      peer.socket.close();
      return { name: `${name}, ${transport}`, ...result };
    }),
  );
  return { floods };
}

async function floodOnce({ socket }: Visitor, send: () => void, events: number) {
  const begunAt = performance.now();
  let isCut = false;
  const cut = new Promise<void>((resolve) => {
    socket.once('disconnect', () => {
      isCut = true;
      resolve();
    });
    setTimeout(resolve, HANGS_MS.wait).unref();
  });
  let sent = 0;
  while (sent < events && socket.connected) {
    for (let count = 0; count < IN_A_ROW && sent < events; count += 1) {
      send();
      sent += 1;
    }
    do await new Promise((resolve) => setImmediate(resolve));
    while (socket.connected && socket.io.engine.writeBuffer.length >= IN_A_ROW);
  }
  await cut;
  socket.close();
  return { sent, isCut, tookMs: performance.now() - begunAt };
}
