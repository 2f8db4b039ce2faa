import { findBrowser, launchOptions } from '../support/browsers.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { signalTree } from '../support/process-tree.ts';

/** Every wording that the receipt of `text` ever had. */
async function watchReceipt({ transcript }: Member, text: string): Promise<() => Promise<string[]>> {
  await transcript.evaluate((log, words) => {
    const seen: string[] = [];
    Object.assign(globalThis, { receiptWordings: seen });
    new MutationObserver(() => {
      const row = [...log.querySelectorAll('article')].find((one) => one.textContent?.includes(words));
      const buttons = [...(row?.querySelectorAll('button') ?? [])].map((button) => button.textContent ?? '');
      const wording = buttons.find((label) =>
        /^(Kept |Waiting |\d+ of \d+$|Delivered to everyone$)/.test(label),
      );
      if (wording !== undefined && wording !== seen.at(-1)) seen.push(wording);
    }).observe(log, { childList: true, subtree: true, characterData: true });
  }, text);
  return () =>
    transcript.evaluate(() => (globalThis as unknown as { receiptWordings: string[] }).receiptWordings);
}

test('a message says how far it got, and who has it @promise', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  await ada.say('who has this?');
  await expect(ada.receipt('who has this?')).toHaveText('Delivered to everyone');
  await expect(ben.receipt('who has this?')).toHaveCount(0);

  await ada.receipt('who has this?').click();
  const dialog = ada.page.getByRole('dialog', { name: 'Who has this message' });
  const holders = dialog.getByRole('paragraph').filter({ hasText: 'Has it:' });
  await expect(holders).toContainText(await ben.name());
  await expect(holders).toContainText(await cleo.name());
  await expect(dialog.getByText('Not yet:')).toBeHidden();
});

test('a member whose machine sleeps is not said to have anything @chromium @promise', async ({
  playwright,
  openRoom,
  openMember,
}) => {
  test.skip(process.platform !== 'linux', 'NOT RUN: only Linux tells which processes a browser has');
  test.skip(findBrowser('chromium') === null, 'NOT RUN: there is no Chromium here');
  const laptop = await playwright.chromium.launchServer(launchOptions('chromium') ?? {});
  const pid = laptop.process().pid ?? 0;
  const browser = await playwright.chromium.connect(laptop.wsEndpoint());

  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  const dora = await openMember({ browser });
  await everyLinkIsConnected([ada, ben, cleo, dora]);
  const dorasName = await dora.name();
  await ada.say('good night');
  await expect(ada.receipt('good night')).toHaveText('Delivered to everyone');

  const wordings = await watchReceipt(ada, 'are you asleep?');
  signalTree(pid, 'SIGSTOP');
  try {
    await ada.say('are you asleep?');
    await expect(ada.receipt('are you asleep?')).toHaveText('2 of 3');
    await ada.receipt('are you asleep?').click();
    const dialog = ada.page.getByRole('dialog', { name: 'Who has this message' });
    const lack = dialog.getByRole('paragraph').filter({ hasText: 'Not yet:' });
    const have = dialog.getByRole('paragraph').filter({ hasText: 'Has it:' });
    await expect(lack).toContainText(dorasName);
    await expect(lack).not.toContainText(await ben.name());
    await expect(have).toContainText(await ben.name());
    await expect(have).toContainText(await cleo.name());

    // By now the browser has noticed the silence: the link is broken, and nobody has guessed.
    await expect(ada.person(dorasName)).not.toContainText(/\bconnected\b/);
    await expect(ada.receipt('are you asleep?')).toHaveText('2 of 3');
    expect(await wordings()).not.toContain('Delivered to everyone');
  } finally {
    signalTree(pid, 'SIGCONT');
  }

  await expect(ada.receipt('are you asleep?')).toHaveText('Delivered to everyone');
  await expect(dora.message('are you asleep?')).toHaveCount(1);
  const dialog = ada.page.getByRole('dialog', { name: 'Who has this message' });
  await expect(dialog.getByText('Not yet:')).toBeHidden();
  await dora.page.context().close();
  await laptop.close();
});
