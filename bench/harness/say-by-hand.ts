/** What people write in one real page, until the transcripts of the others show it. */
import type { Page } from '@playwright/test';

/** Says it in one page; answers how long it took to each of the others. */
export type Say = (text: string) => Promise<number[]>;

/** When it was said and when each of the others showed it, in milliseconds of the machine's clock. */
export interface SaidByHand {
  readonly saidAt: number;
  readonly heardAt: readonly number[];
}

export const sayByHand =
  (pages: readonly Page[]): Say =>
  async (text) => {
    const { saidAt, heardAt } = await sayByHandAt(pages, text);
    return heardAt.map((at) => at - saidAt);
  };

export async function sayByHandAt([speaker, ...others]: readonly Page[], text: string): Promise<SaidByHand> {
  const heard = others.map((page) =>
    page.evaluate(
      (wanted) =>
        new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            const last = [...document.querySelectorAll('#transcript article')].at(-1);
            if (!last?.textContent?.includes(wanted)) return;
            observer.disconnect();
            resolve(performance.timeOrigin + performance.now());
          });
          const transcript = document.querySelector('#transcript') as Element;
          observer.observe(transcript, { childList: true, subtree: true });
        }),
      text,
    ),
  );
  await Promise.all(others.map((page) => page.evaluate(() => undefined)));
  const saidAt = await speaker?.evaluate((said) => {
    const box = document.querySelector('#message') as HTMLTextAreaElement;
    box.value = said;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    return new Promise<number>((resolve) =>
      // What typing brings about is over by then.
      setTimeout(() => {
        resolve(performance.timeOrigin + performance.now());
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      }, 50),
    );
  }, text);
  return { saidAt: saidAt ?? Number.NaN, heardAt: await Promise.all(heard) };
}
