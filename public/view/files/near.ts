/** Tells once when an element comes near to what is seen of the page. */

const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | null = null;

/** Answers with what stops it. */
export function whenNear(element: HTMLElement, near: () => void): () => void {
  observer ??= new IntersectionObserver(told, { rootMargin: '100% 0%' });
  waiting.set(element, near);
  observer.observe(element);
  return () => forget(element);
}

function told(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    const near = waiting.get(target);
    forget(target);
    near?.();
  }
}

function forget(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}
