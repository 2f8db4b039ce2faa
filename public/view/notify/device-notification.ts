/** Notifications of the operating system: whether this page may show them, and one at a time. Loaded after the page. */

/** `insecure` and `missing` cannot be changed; `blocked` can, in the browser's settings. */
export type NotifyingProblem = 'insecure' | 'missing' | 'blocked';

export interface Words {
  readonly title: string;
  readonly body: string;
}

/** One notification per room: a later one replaces the one before. */
const TAG = `parley ${location.search}`;
const ICON = new URL('apple-touch-icon.png', document.baseURI).href;

/** Chrome on Android has the constructor and throws, unless the page is installed. */
let isRefused = false;
let shown: Notification | null = null;

export function notifyingProblem(): NotifyingProblem | null {
  if (!isSecureContext) return 'insecure';
  if (!('Notification' in globalThis) || isRefused) return 'missing';
  if (Notification.permission !== 'denied') return null;
  // In a frame of another site it cannot be changed.
  return parent === window ? 'blocked' : 'missing';
}

export const mayNotify = (): boolean => notifyingProblem() === null && Notification.permission === 'granted';

/** Browsers ask only when this is called in a click handler. */
export async function askToNotify(): Promise<boolean> {
  if (notifyingProblem() === null) await Notification.requestPermission();
  return mayNotify();
}

/** False if it cannot be shown. Makes no sound. */
export function notify({ title, body }: Words): boolean {
  if (!mayNotify()) return false;
  try {
    const notification = new Notification(title, { body, tag: TAG, silent: true, icon: ICON });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
    shown = notification;
    return true;
  } catch {
    isRefused = true; // the room menu says so
    return false;
  }
}

export function withdrawNotification(): void {
  shown?.close();
  shown = null;
}
