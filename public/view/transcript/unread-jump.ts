/** The button "Jump to unread", shown while the unread mark is above the visible part. Also reports when the reader
 *  sees the mark. Loaded after the page. */
import './follow.css';
import { h, icon, setHidden } from '../dom/element.ts';
import { unreadWords } from './unread-words.ts';

export interface UnreadJump {
  /** The unread mark is this element now; null when there is none. */
  moved(mark: HTMLElement | null): void;
  close(): void;
}

export function mountUnreadJump(
  scroller: HTMLElement,
  visit: (mark: HTMLElement) => void,
  saw: () => void,
): UnreadJump {
  let mark: HTMLElement | null = null;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'follow unread-jump',
      hidden: true,
      onclick: () => {
        if (mark === null) return;
        scroller.focus({ preventScroll: true });
        visit(mark);
      },
    },
    icon('up'),
    unreadWords.jump,
  );

  const update = () => {
    if (mark === null) return setHidden(button, true);
    const [at, seen] = [mark.getBoundingClientRect(), scroller.getBoundingClientRect()];
    setHidden(button, at.bottom > seen.top);
    if (button.hidden && at.top < seen.bottom && !document.hidden) saw();
  };

  scroller.addEventListener('scroll', update, { passive: true });
  document.addEventListener('visibilitychange', update);
  scroller.after(button);

  return {
    moved(next) {
      mark = next;
      update();
    },
    close() {
      scroller.removeEventListener('scroll', update);
      document.removeEventListener('visibilitychange', update);
      button.remove();
    },
  };
}
