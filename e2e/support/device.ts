/** A device that notes what a page shows and plays, in place of the real one: no test can see a desktop or hear. */
import type { Page } from '@playwright/test';

export interface Notified {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  isClosed: boolean;
}

interface Device {
  notified: (Notified & { onclick: (() => void) | null })[];
  asked: number;
  /** When each sound begins, by the page's own clock. */
  played: number[];
  focused: number;
}

/** To be called before the page goes anywhere. `answer` is what the person says when they are asked. */
export const deviceThat =
  (answer: 'granted' | 'denied') =>
  async (page: Page): Promise<void> => {
    await page.addInitScript((given) => {
      // A page that is none yet may have no storage to ask.
      if (!location.protocol.startsWith('http')) return;
      const device: Device = { notified: [], asked: 0, played: [], focused: 0 };
      class FakeNotification {
        static permission: NotificationPermission =
          (sessionStorage['test.permission'] as NotificationPermission | undefined) ?? 'default';
        static requestPermission(): Promise<NotificationPermission> {
          device.asked += 1;
          sessionStorage['test.permission'] = FakeNotification.permission = given;
          return Promise.resolve(given);
        }
        onclick: (() => void) | null = null;
        isClosed = false;
        readonly title: string;
        readonly body: string;
        readonly tag: string;
        constructor(title: string, { body = '', tag = '' }: NotificationOptions = {}) {
          [this.title, this.body, this.tag] = [title, body, tag];
          device.notified.push(this);
        }
        close(): void {
          this.isClosed = true;
        }
      }
      const { start } = AudioScheduledSourceNode.prototype;
      AudioScheduledSourceNode.prototype.start = function (when) {
        device.played.push(when ?? 0);
        start.call(this, when);
      };
      window.focus = () => {
        device.focused += 1;
      };
      Object.assign(globalThis, { device, Notification: FakeNotification });
    }, answer);
  };

/** What was shown, without the marks around names that keep their direction to themselves. */
export const notified = (page: Page): Promise<Notified[]> =>
  page.evaluate(() =>
    (globalThis as unknown as { device: Device }).device.notified.map(({ title, body, tag, isClosed }) => ({
      title: title.replace(/[\u2068\u2069]/g, ''),
      body: body.replace(/[\u2068\u2069]/g, ''),
      tag,
      isClosed,
    })),
  );

export const countOf = (page: Page, what: 'asked' | 'played' | 'focused'): Promise<number> =>
  page.evaluate((name) => {
    const count = (globalThis as unknown as { device: Device }).device[name];
    return typeof count === 'number' ? count : count.length;
  }, what);

export const clickNotification = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { device: Device }).device.notified.at(-1)?.onclick?.());
