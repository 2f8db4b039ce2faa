/** Keeps the end of a scrolling text in view until the reader scrolls up; then offers the way back. Knows nothing of
 *  what the text is. */
import { h, icon, setText } from '../dom/element.ts';
import { transcriptWords } from './words.ts';

/** Rounding and elastic scrolling leave the end a few pixels off. */
const NEAR_PX = 48;

export interface Follow {
  /** So many unread messages came. */
  grew(unread: number): void;
  jump(): void;
  /** Takes the reader somewhere else in the text. */
  visit(element: HTMLElement): void;
  close(): void;
}

/** `moved` is told whether the end is kept in view, whenever that changes. */
export function mountFollow(
  scroller: HTMLElement,
  content: HTMLElement,
  moved: (isFollowing: boolean) => void,
): Follow {
  let isFollowing = true;
  let wasFollowing = false;
  let unread = 0;
  let lastTop = 0;

  const count = h('span', { class: 'follow-count' });
  const button = h(
    'button',
    { type: 'button', class: 'follow', hidden: true, onclick: () => jump() },
    icon('down'),
    ...transcriptWords.newMessages(count),
  );

  const update = () => {
    button.hidden = isFollowing || unread === 0;
    setText(count, String(unread));
    scroller.toggleAttribute('data-following', isFollowing);
    if (isFollowing !== wasFollowing) moved(isFollowing);
    wasFollowing = isFollowing;
  };

  const pin = () => {
    // Whatever stands there before the first line is read from its top.
    if (isFollowing && content.hasChildNodes()) scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
  };

  const jump = () => {
    if (document.activeElement === button) scroller.focus({ preventScroll: true });
    isFollowing = true;
    unread = 0;
    update();
    pin();
  };

  const scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const isAtEnd = scrollHeight - clientHeight - scrollTop < NEAR_PX;
    // Only moving up is leaving: text that grows below the reader's eyes also takes the end away.
    if (isAtEnd) isFollowing = true;
    else if (scrollTop < lastTop) isFollowing = false;
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
    grew(messages) {
      if (!isFollowing) unread += messages;
      update();
      pin();
    },
    jump,
    visit(element) {
      isFollowing = false;
      update();
      element.scrollIntoView({ block: 'center' });
      // Blocks on the way were laid out by guess: only now that they are near is their true height known.
      requestAnimationFrame(() => {
        element.scrollIntoView({ block: 'center' });
        scrolled();
      });
    },
    close() {
      resizes.disconnect();
      scroller.removeEventListener('scroll', scrolled);
      button.remove();
    },
  };
}
