import { expect, test } from './fixtures.ts';
import { DEAD_LINKS, HOSTILE_TEXTS, LIVE_LINKS } from './hostile-payloads.ts';
import type { Member } from './member.ts';

const isHacked = (member: Member): Promise<boolean> => member.page.evaluate(() => 'hacked' in globalThis);

/** Line ends are the one thing that a text may lose: the box has one kind only, and a message does not end in one. */
const normal = (text: string): string => wellFormed(text.replace(/\r\n?/g, '\n').trimEnd());

/** Half a surrogate pair may be replaced on its way. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** What `reader` sees in its newest messages, oldest first. */
const newestTexts = (reader: Member, count: number): Promise<string[]> =>
  reader
    .messages()
    .evaluateAll(
      (rows, take) => rows.slice(-take).map((row) => row.querySelector('.message-text')?.textContent ?? ''),
      count,
    );

/** A room that was harmed would fail here, or in what every member is watched for. */
async function stillWork(ada: Member, ben: Member): Promise<void> {
  for (const member of [ada, ben]) expect(await isHacked(member)).toBe(false);
  await ben.say('all well?');
  await expect(ada.message('all well?')).toBeVisible();
  await ada.say('all well!');
  await expect(ben.message('all well!')).toBeVisible();
  await expect(ben.box).toBeEnabled();
}

test(`${HOSTILE_TEXTS.length} hostile messages are text and nothing else`, async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  for (const text of HOSTILE_TEXTS) await ada.say(text);
  await expect(ben.messages()).toHaveCount(HOSTILE_TEXTS.length);

  for (const reader of [ada, ben]) {
    const texts = await newestTexts(reader, HOSTILE_TEXTS.length);
    expect(texts.map(wellFormed)).toEqual(HOSTILE_TEXTS.map(normal));
    await expect(
      reader.transcript.locator('script, iframe, object, embed, img, style, form, input, video'),
    ).toHaveCount(0);
    const width = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width).toBeLessThanOrEqual(0);
  }
  await stillWork(ada, ben);
});

test(`${HOSTILE_TEXTS.length} hostile names are refused or shown as text`, async ({ openRoom }) => {
  test.slow();
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    // Within the length of a name, and told apart from the one before.
    await ada.rename(`${index} ${text}`.slice(0, 40));
    const name = await ada.name();
    await expect(ben.people.getByRole('listitem').locator('bdi')).toHaveText(name);
  }
  expect((await ada.name()).length).toBeLessThanOrEqual(40);
  await ada.say('signed with the last of them');
  await expect(ben.message('signed with the last of them')).toContainText(await ada.name());
  for (const reader of [ada, ben]) {
    await expect(reader.page.locator('main, aside').locator('script, iframe, img, style, form')).toHaveCount(
      0,
    );
  }
  await stillWork(ada, ben);
});

test('a very long name is refused', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const before = await ada.name();
  await ada.rename('n'.repeat(10_000));
  await expect(ada.page.getByRole('alert').filter({ hasText: 'too long' })).toBeVisible();
  await ada.nameBox.press('Escape');
  await expect(ada.nameBox).toHaveValue(before);
  await expect(ben.person(before)).toBeVisible();
});

test('only http and https are links', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  for (const text of DEAD_LINKS) await ada.say(`see ${text} there`);
  await ada.say('that was the last of them');
  await expect(ben.message('that was the last of them')).toBeVisible();
  expect(await newestTexts(ben, DEAD_LINKS.length + 1)).toEqual([
    ...DEAD_LINKS.map((text) => `see ${text} there`),
    'that was the last of them',
  ]);

  for (const reader of [ada, ben]) {
    const links = await reader.transcript
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    // A part of a dead link may itself be an address of the web, and then leads just there.
    for (const href of links) expect(href).toMatch(/^https?:\/\/(example\.com|evil\.example\.org)?/);
    for (const link of await reader.transcript.getByRole('link').all()) {
      await expect(link).toHaveText(/^(https?:\/\/)?example\.com/);
    }
  }
  await stillWork(ada, ben);
});

test('a link of the web leads there, and tells it nothing', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  for (const [typed, href] of LIVE_LINKS) {
    await ada.say(`look: ${typed}`);
    const link = ben.messages().last().getByRole('link');
    await expect(ben.messages().last()).toContainText(`look: ${typed}`);
    await expect(link).toHaveAttribute('href', href);
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(link).toHaveAttribute('rel', /noopener/);
    await expect(link).toHaveAttribute('rel', /noreferrer/);
  }
  await stillWork(ada, ben);
});
