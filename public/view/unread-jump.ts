/** The way up to where the unread messages begin, while that is above what the reader sees. */
import { h, icon } from './element.ts';

export interface UnreadJump {
  /** Where the mark stands now, if anywhere. */
  moved(mark: HTMLElement | null): void;
  close(): void;
}

export function mountUnreadJump(scroller: HTMLElement, visit: (mark: HTMLElement) => void): UnreadJump {
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
    'Jump to unread',
  );

  const update = () => {
    button.hidden =
      mark === null || mark.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top;
  };

  scroller.addEventListener('scroll', update, { passive: true });
  scroller.after(button);

  return {
    moved(next) {
      mark = next;
      update();
    },
    close() {
      scroller.removeEventListener('scroll', update);
      button.remove();
    },
  };
}
