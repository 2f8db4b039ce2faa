/**
 * What faults cost: a receiver reloads the page at half, and a holder lies. Counted at the receiver's channels, not as
 * the page tells it. Parley alone: none of the peers goes on after a reload, or has several holders.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Page } from '@playwright/test';
import { bytesOfPiece, pieceBytesOf, pieceCountOf } from '../../public/room/files/shared-file.ts';
import { BenchBrowser } from '../harness/browser.ts';
import { MIB } from '../harness/files/file-room.ts';
import { FileWorld } from '../harness/files/file-world.ts';
import { liesOf, makeLiar } from '../harness/files/liar.ts';
import { NOT_YET } from '../harness/files/open-room.ts';
import { FileOnDisk, hasFiles, ParleyRoom } from '../harness/files/parley-files.ts';
import {
  BULK_LABEL,
  firstAt,
  LINK_LABEL,
  type PieceBytes,
  seenBy,
  watchChannels,
} from '../harness/files/witness.ts';
import { publish } from '../harness/results.ts';
import { Wan } from '../harness/wan.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const BYTES = Number(process.env.FILE_MIB ?? 64) * MIB;
/** A line on which half a file lasts long enough to be stopped at. */
const DELAY_MS = 10;

/** Pieces' worth of bytes that came beyond what the file has. Throws where not even the file came. */
function piecesTooMany(pieces: PieceBytes): number {
  const came = Object.values(pieces).reduce((sum, bytes) => sum + bytes, 0);
  if (came < BYTES)
    throw new Error(`only ${came} bytes of pieces were seen: the witness does not know them any more`);
  const beyond = Array.from({ length: pieceCountOf(BYTES) }, (_, piece) =>
    Math.max(0, (pieces[piece] ?? 0) - bytesOfPiece(BYTES, piece)),
  );
  return beyond.reduce((sum, bytes) => sum + bytes, 0) / pieceBytesOf(BYTES);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function isRight(save: (path: string) => Promise<void>, file: FileOnDisk): Promise<boolean> {
  const saved = new FileOnDisk();
  await save(saved.path);
  const isSame = (await hashOf(saved.path)) === (await hashOf(file.path));
  saved.remove();
  return isSame;
}

const world = await FileWorld.start([]);
const browser = await BenchBrowser.start();
const wan = await Wan.start({ delayMs: DELAY_MS });

async function reloadAtHalf(): Promise<string> {
  const room = await ParleyRoom.open(world, browser, 2, async (page) => {
    await watchChannels(page);
    wan.connect(page);
  });
  const receiver = room.pages.at(-1) as Page;
  const file = await new FileOnDisk().write(BYTES);
  const cards = await room.offer(file);
  await cards.download(receiver);
  await cards.reaches(receiver, 50);
  await receiver.reload();
  await cards.isHere(receiver);
  const twice = piecesTooMany((await seenBy(receiver)).pieces);
  const [linked, moving] = [await firstAt(receiver, LINK_LABEL), await firstAt(receiver, BULK_LABEL)];
  if (linked === null || moving === null) throw new Error('nothing came after the reload');
  const right = await isRight((path) => cards.save(receiver, path), file);
  await room.end();
  file.remove();
  return `| the receiver reloads at half | ${twice.toFixed(2)} pieces twice | moves ${Math.round(moving - linked)} ms after the link | ${right ? 'yes' : 'NO'} |`;
}

/** Without a liar the last pieces are asked twice all the same: what a lie wastes is what is more than that. */
async function threeHolders(isOneLying: boolean): Promise<string> {
  const [HOLDER, LIAR, RECEIVER] = [1, 2, 3] as const;
  const room = await ParleyRoom.open(world, browser, 4, async (page, nth) => {
    if (nth === LIAR && isOneLying) makeLiar(page);
    if (nth === RECEIVER) await watchChannels(page);
    wan.connect(page);
  });
  const [holder, liar, receiver] = [HOLDER, LIAR, RECEIVER].map((nth) => room.pages[nth]) as [
    Page,
    Page,
    Page,
  ];
  const file = await new FileOnDisk().write(BYTES);
  const cards = await room.offer(file);
  await Promise.all([cards.download(holder), cards.download(liar)]);
  await Promise.all([cards.isHere(holder), cards.isHere(liar)]);
  const lied = () => (isOneLying ? liesOf(liar) : 0);
  const before = await lied();
  await cards.download(receiver);
  // Not until the card counts all four: nobody believes a liar who says that they have it.
  await cards.isHere(receiver);
  const lies = (await lied()) - before;
  const wasted = piecesTooMany((await seenBy(receiver)).pieces);
  const right = await isRight((path) => cards.save(receiver, path), file);
  await room.end();
  file.remove();
  const who = isOneLying ? 'one of three holders lies' : 'three holders, none lies';
  return `| ${who} | ${wasted.toFixed(2)} pieces wasted | ${lies} pieces served wrong | ${right ? 'yes' : 'NO'} |`;
}

const lines = [
  `| ${BYTES / MIB} MiB in pieces of ${pieceBytesOf(BYTES) / 1_024} KiB | beyond the file | | file right |`,
  '| --- | ---: | ---: | ---: |',
];
if (await hasFiles(world, browser)) {
  for (let round = 0; round < ROUNDS; round += 1)
    lines.push(await reloadAtHalf(), await threeHolders(false), await threeHolders(true));
} else lines.splice(0, lines.length, NOT_YET);
await wan.stop();
await browser.stop();
await world.stop();
publish('files-faults', lines);
