/** What index.html says while nothing else is on the page; app/first-script.ts shows it when the page cannot start. */
const place = (): HTMLElement | null => document.getElementById('stopped');

/** The browser lacks what the page is built on, and was told so. */
export const isBrowserTooOld = (): boolean => place()?.dataset.why === 'old';

/** Something else is on the page now. */
export function hasStarted(): void {
  place()?.remove();
  delete document.body.dataset.deadEnd;
}
