/** What people write in one page, until the transcripts of the others show it: Parley's real page, or the floor's. */
import type { Page } from '@playwright/test';

/** Milliseconds of the machine's clock: when a row was in the document, and when the frame with it was drawn. */
export interface Shown {
  readonly at: number;
  readonly drawnAt: number;
}

/** When Enter was pressed, and when each page showed what was said. */
export interface SaidByHand {
  readonly saidAt: number;
  readonly heard: readonly Shown[];
  /** In the author's own page; `frames` began between Enter and the row, so that 0 is the frame of the key itself. */
  readonly own: Shown & { readonly frames: number };
}

/** Watches for a row with the text. A frame is drawn when a task runs that was put behind its callbacks. */
const showing = (page: Page, text: string): Promise<Shown> =>
  page.evaluate(
    (wanted) =>
      new Promise<{ at: number; drawnAt: number }>((resolve) => {
        const now = () => performance.timeOrigin + performance.now();
        const transcript = document.querySelector('#transcript') as Element;
        const observer = new MutationObserver(() => {
          const last = [...transcript.querySelectorAll('article')].at(-1);
          if (!last?.textContent?.includes(wanted)) return;
          observer.disconnect();
          const at = now();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve({ at, drawnAt: now() });
            port2.postMessage(null);
          });
        });
        observer.observe(transcript, { childList: true, subtree: true });
      }),
    text,
  );

/** The first page says it. */
export async function sayByHand([speaker, ...others]: readonly Page[], text: string): Promise<SaidByHand> {
  if (!speaker) throw new Error('nobody is there to say it');
  const heard = others.map((page) => showing(page, text));
  const own = showing(speaker, text);
  await Promise.all(others.map((page) => page.evaluate(() => undefined)));
  const said = speaker.evaluate((words) => {
    const box = document.querySelector('#message') as HTMLTextAreaElement;
    const transcript = document.querySelector('#transcript') as Element;
    box.value = words;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    return new Promise<{ saidAt: number; frames: number }>((resolve) =>
      // What typing brings about is over by then.
      setTimeout(() => {
        const saidAt = performance.timeOrigin + performance.now();
        let frames = 0;
        let request = requestAnimationFrame(function count() {
          frames += 1;
          request = requestAnimationFrame(count);
        });
        const observer = new MutationObserver(() => {
          if (![...transcript.querySelectorAll('article')].at(-1)?.textContent?.includes(words)) return;
          observer.disconnect();
          cancelAnimationFrame(request);
          resolve({ saidAt, frames });
        });
        observer.observe(transcript, { childList: true, subtree: true });
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      }, 50),
    );
  }, text);
  const [{ saidAt, frames }, ownShown, heardShown] = await Promise.all([said, own, Promise.all(heard)]);
  return { saidAt, heard: heardShown, own: { ...ownShown, frames } };
}
