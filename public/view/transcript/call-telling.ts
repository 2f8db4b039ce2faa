/** How calls are told in the transcript: given by the part that calls come with, and with it the notices of them. */
import type { NoticeLine } from '../../room/timeline/line.ts';

export interface CallTelling {
  /** By the id of its notice. Stays up to date by itself. */
  element(id: string): HTMLElement;
  words(line: NoticeLine): string;
}

export const callTelling = {} as CallTelling;
