/** Who is measured in browsers: each a page and the server that introduces its members. */
import type { PageName } from './page-host.ts';
import type { Program } from './server-process.ts';

export interface InBrowser {
  readonly name: string;
  readonly page: PageName;
  readonly program: Program;
}

export const PARLEY: InBrowser = { name: 'Parley', page: 'parley', program: 'parley' };
export const PARLEY_AGAIN: InBrowser = { ...PARLEY, name: 'Parley again (A/A)' };
export const FLOOR: InBrowser = { name: 'floor', page: 'floor', program: 'ws relay' };
export const RAW_BATCHED: InBrowser = {
  name: 'raw, candidates batched',
  page: 'raw-batched',
  program: 'ws relay',
};
export const RAW_TRICKLE: InBrowser = { name: 'raw, trickle', page: 'raw-trickle', program: 'ws relay' };
export const SIMPLE_PEER: InBrowser = {
  name: 'simple-peer',
  page: 'simple-peer',
  program: 'socket.io default',
};
export const PEERJS: InBrowser = { name: 'PeerJS', page: 'peerjs', program: 'peerjs' };
export const TRYSTERO: InBrowser = { name: 'Trystero', page: 'trystero', program: 'nostr relay' };
