/**
 * Owns how a connection ends whose other end does not help. A WebSocket that is only closed waits half a minute for the
 * other side to agree, and reads on all the while.
 */
import type { MemberSocket } from './member-socket.ts';

/** Below each socket; there before it. */
export type EngineConnection = MemberSocket['conn'];

/** How long an end in good order may take; a browser answers at once. */
const AGREE_WITHIN_MS = 2_000;

const webSocketOf = ({ transport }: EngineConnection) =>
  (transport as { socket?: { terminate?: () => void } }).socket;

/** At once and for good. */
export function terminate(connection: EngineConnection): void {
  const webSocket = webSocketOf(connection);
  connection.close(true);
  webSocket?.terminate?.();
}

/** Whoever closes it, it ends. */
export function endWhenClosed(connection: EngineConnection): void {
  connection.once('close', () => {
    const webSocket = webSocketOf(connection);
    setTimeout(() => webSocket?.terminate?.(), AGREE_WITHIN_MS).unref();
  });
}
