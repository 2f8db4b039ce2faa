/** Keeps the end of the transcript in view until the reader scrolls up; then shows a button that leads back. */
import { h, icon, setHidden, setText } from '../dom/element.ts';
import { transcriptWords } from './words.ts';

/** Blocks out of view get their real heights again over some frames (`content-visibility`). */
const FRAMES_TO_SETTLE = 5;
/** Rounding and elastic scrolling miss the end by a few pixels. */
const NEAR_PX = 48;

export interface Follow {
  /** Rows were added, among them this many unread messages. The end comes into view with the next layout; at once if
   *  `isMeasured`, because positions are read before that. */
  grew(unread: number, isMeasured: boolean): void;
  jump(): void;
  /** Scrolls to an element, away from the end. */
  visit(element: HTMLElement): void;
  /** The page is laid out for paper, where nothing scrolls; the returned function comes back to where the reader was. */
  leave(): () => void;
  close(): void;
}

/** `moved` is called whenever following begins or ends. */
export function mountFollow(
  scroller: HTMLElement,
  content: HTMLElement,
  moved: (isFollowing: boolean) => void,
): Follow {
  let isFollowing = true;
  let isAway = false;
  let wasFollowing = false;
  let unread = 0;
  let lastTop = 0;
  let lastSize = '';

  const count = h('span', { class: 'follow-count' });
  const button = h(
    'button',
    { type: 'button', class: 'follow', hidden: true, onclick: () => jump() },
    icon('down'),
    ...transcriptWords.newMessages(count),
  );

  const update = () => {
    setHidden(button, isFollowing || unread === 0);
    setText(count, String(unread));
    scroller.toggleAttribute('data-following', isFollowing);
    if (isFollowing !== wasFollowing) moved(isFollowing);
    wasFollowing = isFollowing;
  };

  const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => `${clientWidth} ${clientHeight}`;

  // Setting `scrollTop` forces a layout. The observer below calls this after layout, before the page is painted.
  const pin = () => {
    // The empty state is read from its top.
    if (isFollowing && content.hasChildNodes()) scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
    lastSize = sizeOf(scroller);
  };

  const jump = () => {
    if (document.activeElement === button) scroller.focus({ preventScroll: true });
    isFollowing = true;
    unread = 0;
    update();
    pin();
  };

  const scrolled = () => {
    if (isAway) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const isAtEnd = scrollHeight - clientHeight - scrollTop < NEAR_PX;
    // Only scrolling up ends following: rows that are added also increase the distance to the end. And only the reader's:
    // while a window is turned or zoomed the rows may be shorter for a moment, and the browser scrolls up.
    if (isAtEnd) isFollowing = true;
    else if (scrollTop < lastTop && sizeOf(scroller) === lastSize) isFollowing = false;
    if (isFollowing) unread = 0;
    lastTop = scrollTop;
    update();
  };

  const resizes = new ResizeObserver(pin);
  resizes.observe(scroller);
  resizes.observe(content);
  scroller.addEventListener('scroll', scrolled, { passive: true });
  scroller.after(button);
  update();

  return {
    grew(messages, isMeasured) {
      if (!isFollowing) unread += messages;
      update();
      if (isMeasured) pin();
    },
    jump,
    visit(element) {
      isFollowing = false;
      update();
      element.scrollIntoView({ block: 'center' });
      // Blocks on the way had estimated heights (`content-visibility`); their real heights are known only now.
      requestAnimationFrame(() => {
        element.scrollIntoView({ block: 'center' });
        scrolled();
      });
    },
    leave() {
      const { scrollTop } = scroller;
      isAway = true;
      return () => {
        let frames = FRAMES_TO_SETTLE;
        const comeBack = () => {
          if (!isFollowing) scroller.scrollTop = scrollTop;
          pin();
          frames -= 1;
          isAway = frames > 0;
          if (isAway) requestAnimationFrame(comeBack);
        };
        comeBack();
      };
    },
    close() {
      resizes.disconnect();
      scroller.removeEventListener('scroll', scrolled);
      button.remove();
    },
  };
}
