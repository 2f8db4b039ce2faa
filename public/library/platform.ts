/** What the library needs of where it runs. */
import type { LinkConnections } from '../net/link/rtc-link.ts';
import type { PieceStore } from '../room/files/piece-store.ts';

export interface Platform {
  /** What makes connections; `browser` for the browser's own. Rejects with a `ParleyError` where there is nothing. */
  connections(): Promise<LinkConnections | 'browser'>;
  /** Where pieces of files are kept. Without it in memory, within bounds. */
  readonly openPieces?: () => Promise<PieceStore>;
}
