/**
 * A process of members without a browser, as programs are that use the package: it does what its parent orders. Started by
 * `Flock`, with `--expose-gc`.
 */
import { join } from 'node:path';
import type * as library from '../../public/library/contract.ts';
import type { Answer, MemberReport, Order, ProcessReport } from './orders.ts';
import { processReport } from './process-report.ts';

const BUILD = join(import.meta.dirname, '../../dist');
const { joinRoom } = (await import(join(BUILD, 'room/node.js'))) as Pick<typeof library, 'joinRoom'>;

const rooms = new Map<string, library.Room>();

function roomOf(name: string): library.Room {
  const room = rooms.get(name);
  if (room === undefined) throw new Error(`there is no ${name} here`);
  return room;
}

function reportOf(name: string, room: library.Room): MemberReport {
  return {
    name,
    linked: room.members.filter(({ route }) => route === 'direct').length,
    texts: room.messages.map(({ text }) => text),
    undelivered: room.messages.filter(({ receipt }) => receipt !== null && receipt.have < receipt.of).length,
  };
}

function reportOfProcess(): ProcessReport {
  globalThis.gc?.();
  return {
    ...processReport('self'),
    heapBytes: process.memoryUsage().heapUsed,
  };
}

async function obey(order: Order): Promise<Omit<Answer, 'nth'>> {
  switch (order.kind) {
    case 'join':
      for (const { link, name } of order.members)
        rooms.set(name, await joinRoom(link, { name, isPatient: true }));
      return { kind: 'done' };
    case 'say':
      roomOf(order.name).say(order.text);
      return { kind: 'done' };
    case 'leave': {
      const room = roomOf(order.name);
      rooms.delete(order.name);
      await room.leave();
      return { kind: 'done' };
    }
    case 'report': {
      const members = [...rooms].map(([name, room]) => reportOf(name, room));
      return { kind: 'report', report: { members, process: reportOfProcess() } } as Omit<Answer, 'nth'>;
    }
  }
}

process.on('message', ({ nth, order }: { nth: number; order: Order }) => {
  obey(order).then(
    (answer) => process.send?.({ ...answer, nth }),
    (error: Error) => process.send?.({ kind: 'failed', nth, message: error.stack ?? String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
