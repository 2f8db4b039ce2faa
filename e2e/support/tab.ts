/** What a person does with the tab around the page. */
import type { Member } from './member.ts';

/** As when another tab comes to the front, or this one again. */
export const setHidden = (member: Member, isHidden: boolean): Promise<void> =>
  member.page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
