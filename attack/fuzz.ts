/** Sends hostile packets, on connection after connection, as the server ends them; and now and then below Socket.IO. */
import { Random } from '../public/testing/random.ts';
import type { Visitor } from '../src/server/testing/visitor.ts';
import { claimOf } from './honest.ts';
import { hostilePacket } from './hostile-packet.ts';
import { hostileRequest } from './hostile-request.ts';
import type { FuzzOrder, FuzzResult } from './order.ts';
import { arriveFromNowhere, strangerHeaders } from './strangers.ts';

const IN_A_ROW = 8;
const ANSWER_WITHIN_MS = 2_000;
/** Of all that is sent, what goes below Socket.IO: broken Engine.IO packets, and broken HTTP. */
const BELOW = 0.08;

const ENGINE_NOISE = [
  '',
  '9',
  '2probe',
  '5',
  '6',
  '0{"sid":"x"}',
  '1',
  'b',
  'bAAA',
  '\u001e\u001e',
  '4',
  '44',
  '\u0000',
];

export async function fuzz({
  url,
  seed,
  transport,
  events,
  sharedRoom,
  victims,
}: FuzzOrder): Promise<FuzzResult> {
  const random = new Random(seed);
  let [sent, connections] = [0, 0];

  while (sent < events) {
    const attacker = await arriveFromNowhere(url, transport, random);
    connections += 1;
    // A member of the shared room more often than not: insiders can do more harm.
    if (random.chance(0.7)) await answered(attacker.join(sharedRoom));
    const aim = { sharedRoom, victims, claim: claimOf(attacker.address) };

    while (attacker.socket.connected && sent < events) {
      if (random.chance(BELOW)) {
        sent += 1;
        await sendBelow(attacker);
        break;
      }
      for (let count = 0; count < IN_A_ROW && sent < events; count += 1) {
        for (const packet of hostilePacket(random, aim)) attacker.socket.io.engine.write(packet);
        sent += 1;
      }
      // Answered last, so the server has dealt with all of them.
      await answered(attacker.socket.emitWithAck('join', {} as never));
    }
    attacker.socket.close();
  }
  return { sent, connections };

  async function sendBelow(attacker: Visitor): Promise<void> {
    const { engine } = attacker.socket.io;
    if (random.chance(0.5)) return await hostileRequest(url, random);
    const noise = random.pick(ENGINE_NOISE);
    if (transport === 'websocket') {
      const { ws } = engine.transport as unknown as { ws: { send(data: string): void } };
      ws.send(noise);
    } else {
      const { id } = engine as unknown as { id: string };
      const sessionUrl = `${url}/socket.io/?EIO=4&transport=polling&sid=${id}`;
      await fetch(sessionUrl, { method: 'POST', body: noise, headers: strangerHeaders(random) }).then(
        (response) => response.text(),
        () => 'cut',
      );
    }
    await answered(attacker.socket.emitWithAck('join', {} as never));
  }

  /** Waits for an answer, or for the end of the connection. */
  async function answered(answer: Promise<unknown>): Promise<void> {
    const tooLong = new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS));
    await Promise.race([answer.catch(() => 'hung up'), tooLong]);
  }
}
