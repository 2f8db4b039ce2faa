/** Who sends files: a page, how its address tells it to, and the server that introduces its members. */
import type { PageName } from '../page-host.ts';
import type { Program } from '../server-process.ts';

export interface FileContender {
  readonly name: string;
  readonly page: PageName;
  readonly query: string;
  readonly program: Program;
}

const raw = (name: string, query = ''): FileContender => ({
  name: `raw: ${name}`,
  page: 'raw-files',
  query,
  program: 'ws relay',
});

/** One channel for all that is sent; of each the best known is measured, and the best one of the run counts. */
export const RAW_SINGLE: readonly FileContender[] = [
  raw('16 KiB, marks 256/128', '?message=16'),
  raw('64 KiB, marks 128/64', '?message=64&high=128&low=64'),
  raw('64 KiB, marks 256/128', '?message=64'),
  raw('64 KiB, marks 256/128, unordered', '?message=64&unordered'),
  raw('64 KiB, marks 1024/512', '?message=64&high=1024&low=512'),
  raw('192 KiB, marks 256/128', '?message=192'),
  raw('192 KiB, marks 256/128, unordered', '?message=192&unordered'),
];

export const RAW_LANES: readonly FileContender[] = [
  raw('2 connections, 64 KiB', '?connections=2'),
  raw('4 connections, 64 KiB', '?connections=4'),
  raw('4 connections, 192 KiB, unordered', '?connections=4&message=192&unordered'),
  raw('4 connections × 4 channels, 192 KiB', '?connections=4&channels=4&message=192'),
];

const simplePeer = (chunk: number, name: string): FileContender => ({
  name: `simple-peer, chunks of ${chunk} KiB${name}`,
  page: 'simple-peer-files',
  query: `?chunk=${chunk}`,
  program: 'socket.io default',
});

export const SIMPLE_PEER_USUAL = simplePeer(16, ' (usual)');
export const SIMPLE_PEER_FILES: readonly FileContender[] = [
  SIMPLE_PEER_USUAL,
  simplePeer(64, ''),
  simplePeer(192, ''),
];

export const PEERJS_FILES: FileContender = {
  name: 'PeerJS, send(file)',
  page: 'peerjs-files',
  query: '',
  program: 'peerjs',
};
export const PAIRDROP: FileContender = {
  name: "PairDrop's way",
  page: 'pairdrop',
  query: '',
  program: 'ws relay',
};
export const FILEPIZZA: FileContender = {
  name: "FilePizza's way",
  page: 'filepizza',
  query: '',
  program: 'peerjs',
};
export const WAYS_OF_OTHERS: readonly FileContender[] = [PEERJS_FILES, PAIRDROP, FILEPIZZA];
