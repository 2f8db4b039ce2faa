import { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { until } from '../testing/until.ts';
import type { EngineConnection } from './member-socket.ts';
import { problemWithSocketIo, webSocketOf } from './socket-io-internals.ts';

/** Socket.IO as a later version might be: `change` is what is different about each of its connections. */
const changed = (change: (connection: EngineConnection) => void) =>
  problemWithSocketIo({
    attach(http) {
      const io = new Server(http, { serveClient: false });
      io.engine.on('connection', change);
      return io;
    },
  });

it('has nothing to say of the version that is installed', async () => {
  expect(await problemWithSocketIo()).toBeUndefined();
});

it.each<[string, string, (connection: EngineConnection) => void]>([
  [
    'the list of waiting packets has another name',
    'packets that wait cannot be counted',
    (connection) => Object.defineProperty(connection, 'writeBuffer', { get: () => [], set: () => undefined }),
  ],
  [
    'the first request cannot be let go of',
    'a connection keeps its request',
    (connection) => {
      const { request } = connection;
      Object.defineProperty(connection, 'request', { get: () => request, set: () => undefined });
    },
  ],
  [
    '"flush" comes after the packets were written',
    'a connection flushes after it has written',
    (connection) => {
      const { emit } = connection;
      connection.emit = (event: string, ...args: unknown[]) => {
        if (event === 'flush') setImmediate(() => emit.call(connection, event, ...args));
        else emit.call(connection, event, ...args);
        return true;
      };
    },
  ],
  [
    'a WebSocket is ended in another way',
    'a WebSocket cannot be terminated',
    (connection) => Object.assign(webSocketOf(connection) ?? {}, { terminate: undefined }),
  ],
])('names the versions when %s', async (_what, problem, change) => {
  expect(await changed(change)).toMatch(
    new RegExp(
      `^Socket\\.IO 4\\.\\d+\\.\\d+ with Engine\\.IO 6\\.\\d+\\.\\d+ .+: ${problem}\\. Install .+\\.$`,
    ),
  );
});

it('does not wait for ever for a connection that never comes', async () => {
  const clock = new ManualClock();
  const found = problemWithSocketIo({
    clock,
    attach: (http) => new Server(http, { allowRequest: () => undefined }),
  });
  await until(() => clock.pending > 0);
  await clock.pass(60_000);
  expect(await found).toContain('a connection does not come about');
});
