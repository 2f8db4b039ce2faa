/** Sizes of windows and of letters that people have: with a phone, with the browser's own font size, zoomed in. */
import type { Page } from '@playwright/test';

export interface View {
  readonly name: string;
  /** In CSS pixels: zoom makes a window smaller. */
  readonly width: number;
  readonly height: number;
  /** The browser's default font size in pixels. */
  readonly letters: number;
}

const LETTERS = 16;

export const VIEWS: readonly View[] = [
  { name: 'a phone', width: 390, height: 760, letters: LETTERS },
  { name: 'a phone with letters of 24 px', width: 390, height: 760, letters: 24 },
  { name: 'a phone with letters of 32 px', width: 390, height: 760, letters: 32 },
  { name: 'a phone with letters of 32 px and its keyboard', width: 390, height: 420, letters: 32 },
  { name: 'a phone on its side', width: 640, height: 320, letters: LETTERS },
  { name: '1280×1024 at 200 %', width: 640, height: 512, letters: LETTERS },
  { name: '1280×1024 at 400 %', width: 320, height: 256, letters: LETTERS },
  { name: '160 px wide', width: 160, height: 480, letters: LETTERS },
  { name: 'wide and low', width: 1280, height: 320, letters: LETTERS },
  { name: 'wide with letters of 32 px', width: 1280, height: 800, letters: 32 },
];

/** Puts the page through views. Only Chromium lets a test change the letters of a running browser. */
export async function inEveryView(
  page: Page,
  check: (view: View) => Promise<void>,
  views = VIEWS,
): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const write = (letters: number) =>
    devtools.send('Page.setFontSizes', {
      fontSizes: { standard: letters, fixed: Math.round((letters * 13) / 16) },
    });
  for (const view of views) {
    await write(view.letters);
    await page.setViewportSize({ width: view.width, height: view.height });
    await isLaidOut(page, view);
    await check(view);
  }
  await write(LETTERS);
  await devtools.detach();
}

/** The view has come into force, and what answers to a layout has done so. */
export const isLaidOut = (page: Page, { width, height, letters }: Omit<View, 'name'>): Promise<void> =>
  page.evaluate(
    async ([width, height, letters]) => {
      const frame = () => new Promise(requestAnimationFrame);
      const root = document.documentElement;
      const isThere = () =>
        innerWidth === width &&
        innerHeight === height &&
        Number.parseFloat(getComputedStyle(root).fontSize) === letters;
      while (!isThere()) await frame();
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
      for (let frames = 0; frames < 3; frames++) await frame();
    },
    [width, height, letters] as const,
  );
