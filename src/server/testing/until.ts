/** Waits for a condition that comes about in its own time. Only the limit of the whole test ends it otherwise. */
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_AGAIN_MS = 5;

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(LOOK_AGAIN_MS);
}
