/** Waits for what comes about in its own time; the limit of the test is the limit of the wait. */
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_AGAIN_MS = 5;

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(LOOK_AGAIN_MS);
}
