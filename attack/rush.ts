/** No attack: everybody behind one address comes back at once, as after a restart, and goes again. */
import { type Visitor, visit } from '../src/server/testing/visitor.ts';
import type { RushOrder, RushResult } from './order.ts';

const ROOMS = 10;

export async function rush({ url, count }: RushOrder): Promise<RushResult> {
  const extraHeaders = { 'x-forwarded-for': '203.0.113.7' };
  const cameAt = performance.now();
  const people = await Promise.allSettled(
    Array.from({ length: count }, async (_, seat): Promise<Visitor> => {
      const visitor = await visit(url, 'websocket', { extraHeaders });
      const answer = await visitor.join(`rush-${seat % ROOMS}`);
      if (!answer.ok) throw new Error(answer.reason);
      return visitor;
    }),
  );
  const allInMs = performance.now() - cameAt;
  const isIn = people.filter((person) => person.status === 'fulfilled');
  for (const { value } of isIn) value.socket.close();
  return { joined: isIn.length, allInMs };
}
