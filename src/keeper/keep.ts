/** The commands of a keeper: `dist/keeper.js` is made of this. */
import { stat } from 'node:fs/promises';
import { roomOfLink } from '../../public/library/room-of-link.ts';
import { systemClock } from '../../public/net/clock.ts';
import { rtcLinks } from '../../public/net/link/rtc-link.ts';
import { silent } from '../../public/net/log.ts';
import { inviteLink } from '../../public/room/invitation/room-link.ts';
import { nodePlatform } from '../headless/node-platform.ts';
import { DataFolder, filesPath, logPath, type RoomFolder } from '../headless/store/data-folder.ts';
import { askOwner, lockFolder } from '../headless/store/folder-lock.ts';
import { folderBytes } from '../headless/store/node-directory.ts';
import type { ForgetKept, Keep, KeepOutput, ListKept } from '../keeping.ts';
import { isLinkOf, Keeper } from './keeper.ts';
import { boundWords, megabytes, WORDS } from './words.ts';

const EXIT = { done: 0, notDone: 1 } as const;
const FORGOTTEN = 'forgotten';
const UNKNOWN = 'unknown';
/** Goodbyes go out with the connections that take them. */
const GOODBYE_MS = 500;

/** As the page writes it, whatever else stood in it. Throws what the library says of links. */
function plainLink(link: string): string {
  const { url, address } = roomOfLink(link);
  return inviteLink(url, address);
}

export const keep: Keep = async ({ data, links: given, name, bounds }, output, stopping) => {
  const wanted = plainLinks(given, output);
  if (wanted === null) return EXIT.notDone;
  const found = await webRtc(output);
  if (found === null) return EXIT.notDone;
  const folder = new DataFolder(data);
  let keeper: Keeper | null = null;
  try {
    await folder.prepare();
  } catch (error) {
    output.complain(WORDS.unfit(data, codeOf(error)));
    return EXIT.notDone;
  }
  const lock = await lockFolder(data, async (link) => ((await keeper?.forget(link)) ? FORGOTTEN : UNKNOWN));
  if ('problem' in lock) {
    output.complain(lock.problem === 'taken' ? WORDS.taken(data) : WORDS.unfit(data, lock.code));
    return EXIT.notDone;
  }
  try {
    for (const link of wanted) await folder.remember(link, Date.now());
    const rooms = await folder.rooms();
    if (rooms.length === 0) {
      output.complain(WORDS.noRooms);
      return EXIT.notDone;
    }
    output.print(WORDS.reads);
    if (wanted.some((link) => !link.includes('#'))) output.print(WORDS.keyless);
    output.print(WORDS.keeping(rooms.length, boundWords(bounds)));
    keeper = new Keeper({ folder, name, links: found, bounds, output });
    const opening = keeper.open(rooms);
    await aborted(stopping);
    output.print(WORDS.stopping);
    await keeper.close();
    await opening;
    await new Promise<void>((said) => systemClock.after(GOODBYE_MS, said));
    output.print(WORDS.stopped);
    return EXIT.done;
  } catch (error) {
    output.complain(WORDS.unfit(data, codeOf(error)));
    return EXIT.notDone;
  } finally {
    await lock.release();
  }
};

export const listKept: ListKept = async (data, { print }) => {
  const rooms = await new DataFolder(data).rooms();
  if (rooms.length === 0) {
    print(WORDS.nothingKept(data));
    return EXIT.done;
  }
  const isRunning = (await askOwner(data, '')) !== null;
  print(WORDS.listHead(data, isRunning));
  for (const room of rooms) print(`  ${await roomLine(room)}\n`);
  return EXIT.done;
};

export const forgetKept: ForgetKept = async (data, given, { print, complain }) => {
  let link: string;
  try {
    link = plainLink(given);
  } catch (error) {
    complain(WORDS.badLink(1, (error as Error).message));
    return EXIT.notDone;
  }
  const answer = (await askOwner(data, link)) ?? (await forgetHere(new DataFolder(data), link));
  if (answer === FORGOTTEN) print(WORDS.forgotRoom);
  else complain(`${WORDS.unknown}\n`);
  return answer === FORGOTTEN ? EXIT.done : EXIT.notDone;
};

async function forgetHere(folder: DataFolder, link: string): Promise<string> {
  const rooms = (await folder.rooms()).filter((room) => isLinkOf(room, link));
  for (const room of rooms) await folder.forget(room);
  return rooms.length > 0 ? FORGOTTEN : UNKNOWN;
}

async function roomLine(room: RoomFolder): Promise<string> {
  const size = await stat(logPath(room)).then(
    (found) => found.size,
    () => 0,
  );
  const files = await folderBytes(filesPath(room));
  const since = new Date(room.since).toISOString().slice(0, 10);
  // The key stays where it is: a list is shown to others more easily than a folder.
  const [link = '', key] = room.link.split('#', 2);
  const sealed = key === undefined ? '' : ' (sealed)';
  return `${room.label}  ${link}${sealed}  since ${since}, log ${megabytes(size)}, files ${megabytes(files)}`;
}

/** Null where one of them names no room. */
function plainLinks(given: readonly string[], { complain }: KeepOutput): readonly string[] | null {
  const links: string[] = [];
  for (const [at, link] of given.entries()) {
    try {
      links.push(plainLink(link));
    } catch (error) {
      complain(WORDS.badLink(at + 1, (error as Error).message));
      return null;
    }
  }
  return links;
}

async function webRtc({ complain }: KeepOutput) {
  try {
    const connections = await nodePlatform.connections();
    if (connections === 'browser') return null;
    return await rtcLinks({ clock: systemClock, log: silent, connections });
  } catch (error) {
    complain(`parley keep: ${(error as Error).message}`);
    return null;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) return done();
    signal.addEventListener('abort', () => done(), { once: true });
  });

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).message;
