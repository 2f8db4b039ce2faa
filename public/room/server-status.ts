/** The truth about the server connection, as the banner tells it. */
import type { JoinRefusal } from '../../src/protocol.ts';

export type ServerStatus =
  | { readonly kind: 'joining' }
  | { readonly kind: 'connected' }
  /** No server: links that are open go on, nobody new can join. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly reason: JoinRefusal };
