/** Whether the page is where somebody can see it. In a frame it may be scrolled away, which no hidden document tells. */
import { signal } from '../../room/reactive.ts';

export const isOnScreen = signal(true);
