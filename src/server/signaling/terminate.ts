/**
 * Ends connections whose other end does not help. A WebSocket that is only closed waits half a minute for the other side
 * to agree, and reads on all the while.
 */
import type { Clock } from '../ops/clock.ts';
import type { EngineConnection } from './member-socket.ts';
import { webSocketOf } from './socket-io-internals.ts';

/** How long a close in good order may take. A browser answers at once. */
const AGREE_WITHIN_MS = 2_000;

/** At once and for good. */
export function terminate(connection: EngineConnection): void {
  const webSocket = webSocketOf(connection);
  connection.close(true);
  webSocket?.terminate?.();
}

/** A connection that closes ends soon, whoever closed it. */
export function endWhenClosed(connection: EngineConnection, clock: Clock): void {
  connection.once('close', () => {
    const webSocket = webSocketOf(connection);
    if (webSocket !== undefined) clock.after(AGREE_WITHIN_MS, () => webSocket.terminate());
  });
}
