/** The page in the language of whoever reads it. Each sees their own; what is said between them is the same. */
import type { Page } from '@playwright/test';
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';

/** What somebody in this language writes in and sends with. */
const SPOKEN = {
  'de-DE': {
    transcript: 'Verlauf',
    message: 'Nachricht',
    send: 'Senden',
    people: 'Personen',
    join: /Ada.* dazugekommen/,
  },
  'ar-EG': {
    transcript: 'المحادثة',
    message: 'الرسالة',
    send: 'إرسال',
    people: 'الأشخاص',
    join: /انضم.*Ada/,
  },
} as const;

const transcriptOf = (page: Page, locale: keyof typeof SPOKEN) =>
  page.getByRole('log', { name: SPOKEN[locale].transcript });

/** What is on the page and in no language but English. */
const englishOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = [
      ...document.querySelectorAll<HTMLElement>('[data-words], button, [role], label, input, textarea'),
    ];
    const words = /\b(the|this|room|people|message|send|copy|share|your|call|rooms)\b/i;
    return shown
      .filter((element) => element.checkVisibility())
      .flatMap((element) => [
        ...[...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.nodeValue ?? ''),
        element.title,
        element.ariaLabel ?? '',
        element.getAttribute('placeholder') ?? '',
      ])
      .filter((text) => words.test(text));
  });

for (const [locale, words] of Object.entries(SPOKEN) as [keyof typeof SPOKEN, (typeof SPOKEN)['de-DE']][]) {
  test(`a browser in ${locale} meets one in English`, async ({ openMember }) => {
    const ben: Member = await openMember({ context: { locale } });
    const { page } = ben;
    await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
    await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar-EG' ? 'rtl' : 'ltr');
    await expect(transcriptOf(page, locale)).toBeVisible();
    expect(await englishOn(page)).toEqual([]);

    const ada = await openMember();
    await ada.rename('Ada');
    await expect(transcriptOf(page, locale)).toContainText(words.join);
    await ada.say('Hello there');
    await expect(transcriptOf(page, locale)).toContainText('Hello there');
    await page.getByRole('textbox', { name: words.message }).fill('Guten Tag, مرحبا');
    await page.getByRole('button', { name: words.send, exact: true }).click();
    await expect(ada.message('Guten Tag, مرحبا')).toBeVisible();
    await expect(ada.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('list', { name: words.people })).toContainText('Ada');
  });
}

test('what is shown first is in the language already', async ({ openMember }) => {
  const seen: string[] = [];
  await openMember({
    context: { locale: 'de' },
    prepare: async (page) => {
      await page.exposeFunction('shown', (words: string) => seen.push(words));
      // Tells each text of the heading that was ever visible.
      await page.addInitScript(() => {
        const look = () => {
          const heading = document.getElementById('people-heading');
          const isShown = heading?.checkVisibility({ visibilityProperty: true });
          if (heading && isShown)
            (window as unknown as { shown(words: string): void }).shown(heading.textContent);
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
  });
  await expect.poll(() => seen).toContain('Personen');
  // The number of people follows.
  expect(new Set(seen.map((words) => words.replace(/\d+$/, '')))).toEqual(new Set(['Personen']));
});

test('the language is chosen in the menu and remembered; room and draft stay', async ({ openMember }) => {
  const ada = await openMember();
  await ada.rename('Ada');
  await ada.say('Before');
  await ada.box.fill('half a sentence');
  const url = ada.page.url();
  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });

  const german = transcriptOf(ada.page, 'de-DE');
  await expect(german).toContainText('Before');
  await expect(ada.page.getByRole('textbox', { name: 'Nachricht' })).toHaveValue('half a sentence');
  await expect(ada.page.getByRole('textbox', { name: 'Dein Name' })).toHaveValue('Ada');
  expect(ada.page.url()).toBe(url);

  await ada.page.reload();
  await expect(german).toBeVisible();
  await ada.page.getByRole('button', { name: 'Raummenü' }).click();
  await ada.page.getByRole('combobox', { name: 'Sprache' }).selectOption({ label: 'English' });
  await expect(ada.transcript).toBeVisible();
  await expect(ada.box).toHaveValue('half a sentence');
});

test('a language that cannot be fetched leaves the page in English', async ({ openMember }) => {
  const ada = await openMember({
    context: { locale: 'de', serviceWorkers: 'block' },
    prepare: async (page) => {
      await page.route(/\/assets\/de-[\w-]+\.js$/, (route) => route.abort());
    },
  });
  await expect(ada.transcript).toBeVisible();
  await expect(ada.page.locator('html')).toHaveAttribute('lang', 'en');
});

test('axe finds nothing on the Arabic page', async ({ openMember }) => {
  const ada = await openMember({ context: { locale: 'ar' } });
  await expect(transcriptOf(ada.page, 'ar-EG')).toBeVisible();
  await axeFindsNothing(ada);
  await ada.page.getByRole('button', { name: 'قائمة الغرفة' }).click();
  await expect(ada.page.getByRole('combobox', { name: 'اللغة' })).toBeVisible();
  await axeFindsNothing(ada);
});
