/** Keyboard navigation of the messages (roving tabindex): only one message with its buttons is in the Tab order, arrow
 *  keys move on from it. Otherwise thousands of Tab stops would come before the composer. Loaded after the page. */

import { mountLongPress } from './long-press.ts';

export interface MessageCursor {
  /** Rows were added or removed. */
  settle(): void;
  /** Tab leads to this message, until another one has the focus. */
  lead(message: HTMLElement): void;
  close(): void;
}

const STEPS: Readonly<Record<string, (all: HTMLElement[], at: number) => HTMLElement | undefined>> = {
  ArrowUp: (all, at) => all[at - 1],
  ArrowDown: (all, at) => all[at + 1],
  Home: (all) => all[0],
  End: (all) => all.at(-1),
};

export function mountMessageCursor(content: HTMLElement): MessageCursor {
  let current: HTMLElement | null = null;
  let led: HTMLElement | null = null;

  const messages = () => [...content.querySelectorAll<HTMLElement>('article')];

  /** Also for the current message: it may have new buttons. */
  const settleOn = (message: HTMLElement | null) => {
    if (message !== current) reach(current, -1);
    reach(message, 0);
    current = message;
  };

  const focused = ({ target }: FocusEvent) => {
    const message = target instanceof Element ? target.closest('article') : null;
    if (message === null) return;
    led = null;
    settleOn(message);
  };

  const pressed = (event: KeyboardEvent) => {
    const { target, key } = event;
    const message =
      target instanceof Element && !target.closest('[popover]') ? target.closest('article') : null;
    // Sound and video have keys of their own.
    if (target instanceof HTMLMediaElement && key !== 'Escape') return;
    if (message === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === 'Escape' && target !== message) {
      // One step back, not two.
      event.preventDefault();
      return message.focus({ preventScroll: true });
    }
    if (isMenuKey(event)) {
      if (openMenuOf(message)) event.preventDefault();
      return;
    }
    const step = STEPS[key];
    if (step === undefined) return;
    const all = messages();
    const next = step(all, all.indexOf(message));
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  };

  const stopPressing = mountLongPress(content, openMenuOf);
  content.addEventListener('focusin', focused);
  content.addEventListener('keydown', pressed);

  return {
    /** Makes the latest message the current one, unless the focus is in a message, or Tab is to lead elsewhere. */
    settle() {
      if (current?.contains(document.activeElement)) return;
      if (led?.isConnected) return settleOn(led);
      const last = content.lastElementChild?.querySelectorAll<HTMLElement>('article');
      settleOn(last?.item(last.length - 1) ?? messages().at(-1) ?? null);
    },
    lead(message) {
      led = message;
      this.settle();
    },
    close() {
      stopPressing();
      content.removeEventListener('focusin', focused);
      content.removeEventListener('keydown', pressed);
    },
  };
}

/** The key between Alt and Ctrl, and what stands for it where there is none. */
const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** False where there is nothing to be done with it. */
function openMenuOf(message: HTMLElement): boolean {
  const button = message.querySelector<HTMLElement>('.message-more');
  button?.click();
  return button !== null;
}

function reach(message: HTMLElement | null, tabIndex: 0 | -1): void {
  if (message === null) return;
  message.tabIndex = tabIndex;
  for (const control of message.querySelectorAll<HTMLElement>('button, pre, audio, video'))
    control.tabIndex = tabIndex;
}
