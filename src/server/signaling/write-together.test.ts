import { EventEmitter } from 'node:events';
import { setImmediate as turnOver } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { EngineConnection } from './terminate.ts';
import { createWritingTogether } from './write-together.ts';

/** A connection of which only the corks are counted. */
function connectionOver(transport: 'websocket' | 'polling') {
  const calls: string[] = [];
  const tcp = {
    writableCorked: 0,
    cork() {
      tcp.writableCorked += 1;
      calls.push('cork');
    },
    uncork() {
      tcp.writableCorked -= 1;
      calls.push('uncork');
    },
  };
  const connection = Object.assign(new EventEmitter(), {
    transport: { name: transport },
    request: { socket: tcp },
  });
  return { connection: connection as unknown as EngineConnection & EventEmitter, calls };
}

it('holds back what a turn writes until it is over, for each connection once', async () => {
  const writeTogether = createWritingTogether();
  const [ada, bob] = [connectionOver('websocket'), connectionOver('websocket')];
  for (const { connection } of [ada, bob]) writeTogether(connection);

  for (const { connection } of [ada, ada, bob, ada]) connection.emit('flush');
  expect([ada.calls, bob.calls]).toEqual([['cork'], ['cork']]);
  await turnOver();
  expect([ada.calls, bob.calls]).toEqual([
    ['cork', 'uncork'],
    ['cork', 'uncork'],
  ]);

  ada.connection.emit('flush');
  await turnOver();
  expect(ada.calls).toEqual(['cork', 'uncork', 'cork', 'uncork']);
  expect(bob.calls).toHaveLength(2);
});

it('leaves long-polling alone', async () => {
  const { connection, calls } = connectionOver('polling');
  createWritingTogether()(connection);
  connection.emit('flush');
  await turnOver();
  expect(calls).toEqual([]);
});
