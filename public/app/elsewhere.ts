/** Shows where a room is that another tab has, and takes it over. Loaded after the page. */
import { systemClock } from '../net/clock.ts';
import type { LiveTab } from '../room/keep/live-tab.ts';
import type { Store } from '../room/keep/storage.ts';
import { keepTakenRows } from '../room/keep/taken-rows.ts';
import { WaitingTab } from '../room/keep/waiting-tab.ts';
import { effect } from '../room/reactive.ts';
import { place } from '../view/dom/place.ts';
import { mountElsewhere, mountForgotten } from '../view/shell/elsewhere.ts';
import { mountTheme, type ThemeOptions } from '../view/shell/theme.ts';

export interface ElsewhereOptions {
  readonly how: 'elsewhere' | 'moved' | 'forgotten';
  readonly live: LiveTab;
  readonly theme: ThemeOptions;
  /** This room's part of the tab's storage. */
  readonly store: Store;
  readonly roomId: string;
  showRooms(): void;
}

/** Until the signal aborts. */
export function showElsewhere({ how, live, ...o }: ElsewhereOptions, signal: AbortSignal): void {
  const closers = [mountTheme(place('theme', HTMLButtonElement), o.theme)];
  if (how === 'forgotten') closers.push(mountForgotten(o.showRooms));
  else {
    const waiting = new WaitingTab({
      clock: systemClock,
      live,
      keep: (rows) => keepTakenRows(o.store, o.roomId, rows),
    });
    const page = mountElsewhere(how === 'moved', () => waiting.useHere());
    closers.push(
      effect(() => page.show(waiting.state.value)),
      page.close,
      () => waiting.close(),
    );
  }
  signal.addEventListener('abort', () => {
    for (const close of closers) close();
  });
}
