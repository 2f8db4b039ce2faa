/** Tells the room what this member does: typing, away, or here. Read off the box and the tab. Loaded after the page. */
import type { Activities } from '../../room/people/activities.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { watchTyping } from '../composer/typing.ts';

/** A tab hidden for a shorter time is not away; nor is a member in a call. */
const AWAY_MS = 300_000;

export interface OwnActivityOptions {
  readonly activities: Pick<Activities, 'tell'>;
  readonly isCalling: ReadonlySignal<boolean>;
}

export function mountOwnActivity(box: HTMLTextAreaElement, o: OwnActivityOptions): () => void {
  let timer = 0;
  let isAway = false;

  const looked = () => {
    clearTimeout(timer);
    if (!o.isCalling.value && document.hidden) {
      timer = window.setTimeout(() => {
        isAway = true;
        o.activities.tell('away');
      }, AWAY_MS);
    } else if (isAway) {
      isAway = false;
      o.activities.tell('here');
    }
  };

  const stopTyping = watchTyping(box, (activity) => o.activities.tell(activity));
  const life = new AbortController();
  const { signal } = life;
  document.addEventListener('visibilitychange', looked, { signal });
  const stopCalling = effect(looked);

  return () => {
    clearTimeout(timer);
    stopCalling();
    stopTyping();
    life.abort();
  };
}
