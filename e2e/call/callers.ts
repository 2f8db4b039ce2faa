/** Several members in calls with each other, for the specs of calls. */
import { expect } from '@playwright/test';
import type { Member } from '../support/member.ts';
import { Caller, runningTracks, traffic, watchMedia } from './call.ts';

type OpenRoom = (size: number, options: { prepare: typeof watchMedia; url?: string }) => Promise<Member[]>;

export async function openCallers(
  openRoom: OpenRoom,
  size: number,
  url?: string,
  prepare = watchMedia,
): Promise<Caller[]> {
  const members = await openRoom(size, { prepare, ...(url ? { url } : {}) });
  return members.map((member) => new Caller(member));
}

export const pair = (openRoom: OpenRoom, url?: string) =>
  openCallers(openRoom, 2, url) as Promise<[Caller, Caller]> & Promise<Caller[]>;

export async function callEachOther([ada, ben]: readonly [Caller, Caller]): Promise<void> {
  await ada.call(ben);
  await ben.answer('Answer');
  await Promise.all([ada.sees(1), ben.sees(1)]);
}

export async function nothingIsLeft({ page }: Caller): Promise<void> {
  await expect.poll(() => traffic(page)).toMatchObject({ tracks: 0, senders: 0 });
  expect(await runningTracks(page)).toBe(0);
}
