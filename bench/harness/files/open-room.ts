/** A room of any contender, Parley's real pages among them. */
import type { Page } from '@playwright/test';
import type { BenchBrowser } from '../browser.ts';
import type { FileContender } from './contenders.ts';
import { FileRoom, type Senders } from './file-room.ts';
import type { FileWorld } from './file-world.ts';
import { hasFiles, ParleyRoom } from './parley-files.ts';

export const PARLEY_FILES = { name: 'Parley' } as const;
export type Sender = FileContender | typeof PARLEY_FILES;

const isParley = (sender: Sender): sender is typeof PARLEY_FILES => sender === PARLEY_FILES;

export function openRoom(
  world: FileWorld,
  browser: BenchBrowser,
  sender: Sender,
  members: number,
  prepare?: (page: Page) => unknown,
): Promise<Senders> {
  return isParley(sender)
    ? ParleyRoom.open(world, browser, members, prepare)
    : FileRoom.open(world, browser, sender, members, prepare);
}

/** The contenders, and Parley once its pages have files. */
export async function withParley(
  world: FileWorld,
  browser: BenchBrowser,
  contenders: readonly FileContender[],
): Promise<readonly Sender[]> {
  return (await hasFiles(world, browser)) ? [...contenders, PARLEY_FILES] : contenders;
}

export const NOT_YET = 'Parley is not among them: its pages have no files yet.';
