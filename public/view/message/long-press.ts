/** A finger that rests on a message opens its menu. No text is selected by it, and nothing is pressed when it is lifted. */

const LONG_MS = 500;
/** A finger is never quite still. */
const STILL_PX = 10;

export function mountLongPress(content: HTMLElement, open: (message: HTMLElement) => boolean): () => void {
  let timer = 0;
  let start: PointerEvent | null = null;
  /** It has opened something, and the finger is still there. */
  let isDone = false;

  const end = () => {
    clearTimeout(timer);
    start = null;
  };
  const down = (event: PointerEvent) => {
    end();
    isDone = false;
    const { target } = event;
    if (event.pointerType !== 'touch' || !event.isPrimary || !(target instanceof Element)) return;
    const message = target.closest<HTMLElement>('article');
    if (message === null || hasOwnUse(target)) return;
    start = event;
    timer = window.setTimeout(() => {
      start = null;
      isDone = open(message);
      if (!isDone) return;
      getSelection()?.removeAllRanges();
      navigator.vibrate?.(10);
    }, LONG_MS);
  };
  const moved = ({ clientX, clientY }: PointerEvent) => {
    if (start !== null && Math.hypot(clientX - start.clientX, clientY - start.clientY) > STILL_PX) end();
  };
  /** Without it a click would follow, on whatever is there now. */
  const lifted = (event: TouchEvent) => {
    if (isDone && event.cancelable) event.preventDefault();
    isDone = false;
  };
  /** The browser's own menu comes after as long. */
  const menu = (event: MouseEvent) => {
    if (start !== null || isDone) event.preventDefault();
  };

  const life = new AbortController();
  const { signal } = life;
  content.addEventListener('pointerdown', down, { signal });
  content.addEventListener('pointermove', moved, { signal, passive: true });
  for (const type of ['pointerup', 'pointercancel'] as const) addEventListener(type, end, { signal });
  document.addEventListener('scroll', end, { signal, capture: true, passive: true });
  // Of the element that the finger came down on, wherever it is lifted.
  content.addEventListener('touchend', lifted, { signal, passive: false });
  content.addEventListener('contextmenu', menu, { signal });
  return () => {
    end();
    life.abort();
  };
}

/** Whether a finger that rests on it means something else. */
const hasOwnUse = (target: Element): boolean =>
  target.closest('a, button, input, textarea, audio, video, pre, [popover]') !== null;
