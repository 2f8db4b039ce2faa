/** Keeps the end of a scrolling text in view until the reader scrolls up; then offers the way back. Knows nothing of
 *  what the text is. */
import { h, icon, setText } from './element.ts';

/** Rounding and elastic scrolling leave the end a few pixels off. */
const NEAR_PX = 48;

export interface Follow {
  /** So many unread messages came. */
  grew(unread: number): void;
  jump(): void;
  close(): void;
}

export function mountFollow(scroller: HTMLElement, content: HTMLElement): Follow {
  let isFollowing = true;
  let unread = 0;
  let lastTop = 0;

  const count = h('span', { class: 'follow-count' });
  const button = h(
    'button',
    { type: 'button', class: 'follow', hidden: true, onclick: () => jump() },
    icon('down'),
    'New messages ',
    count,
  );

  const update = () => {
    button.hidden = isFollowing || unread === 0;
    setText(count, String(unread));
    scroller.toggleAttribute('data-following', isFollowing);
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
    close() {
      resizes.disconnect();
      scroller.removeEventListener('scroll', scrolled);
      button.remove();
    },
  };
}
