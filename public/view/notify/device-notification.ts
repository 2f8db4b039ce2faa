/** The device's own notifications: whether this page may show them, and one at a time. Loaded after the page. */

/** `insecure` and `missing` are for good; `blocked` is the person's to change, in the browser's settings. */
export type NotifyingProblem = 'insecure' | 'missing' | 'blocked';

export interface Words {
  readonly title: string;
  readonly body: string;
}

/** One room, one notification: what comes later takes the place of what was shown before. */
const TAG = `parley ${location.search}`;
const ICON = new URL('apple-touch-icon.png', document.baseURI).href;

/** Some browsers have the name and refuse to make one (Chrome on Android, for pages that are not installed). */
let isRefused = false;
let shown: Notification | null = null;

export function notifyingProblem(): NotifyingProblem | null {
  if (!isSecureContext) return 'insecure';
  if (!('Notification' in globalThis) || isRefused) return 'missing';
  return Notification.permission === 'denied' ? 'blocked' : null;
}

export const mayNotify = (): boolean => notifyingProblem() === null && Notification.permission === 'granted';

/** To be called out of a click; browsers ignore everything else. */
export async function askToNotify(): Promise<boolean> {
  if (notifyingProblem() === null) await Notification.requestPermission();
  return mayNotify();
}

/** False where it cannot be shown. A sound is not its business. */
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
    isRefused = true; // told where it is switched on
    return false;
  }
}

export function withdrawNotification(): void {
  shown?.close();
  shown = null;
}
