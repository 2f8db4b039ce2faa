import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';
import type { Caller } from './call.ts';
import { openCallers, pair } from './callers.ts';

const inCall = ({ member }: Caller) => member.people.getByRole('img', { name: 'in the call' });

test('a call that runs is seen in the transcript and in People, and joined from there', async ({
  openRoom,
}) => {
  const [ada, ben, cleo] = (await openCallers(openRoom, 3)) as [Caller, Caller, Caller];
  const adaName = await ada.member.name();
  await ada.join();
  await expect(ben.line).toContainText('1 in it');
  await expect(inCall(ben)).toHaveCount(1);
  await expect(ben.member.person(adaName).getByRole('img', { name: 'in the call' })).toBeVisible();
  await ben.line.getByRole('button', { name: 'Join' }).click();
  await ben.goOn();
  await ben.sees(1);
  for (const caller of [ada, ben]) {
    await expect(caller.line).toContainText('2 in it · you are in it');
    await expect(caller.line.getByRole('button', { name: 'Join' })).toBeHidden();
  }
  await expect(cleo.line).toContainText('2 in it');
  await expect(inCall(cleo)).toHaveCount(2);

  await ada.press('Hang up');
  await ben.press('Hang up');
  await expect(cleo.line).toContainText(/^Call · .*, /);
  await expect(cleo.line).toContainText(adaName);
  await expect(cleo.line.getByRole('button', { name: 'Join' })).toBeHidden();
  await expect(inCall(cleo)).toHaveCount(0);
});

test('who began it and how long it was is told where it was seen, and not after a reload', async ({
  openRoom,
}) => {
  const [ada, ben] = await pair(openRoom);
  const adaName = await ada.member.name();
  // Both were in a call: now each knows of the other when they are in none.
  await ada.join();
  await ben.join();
  await Promise.all([ada.sees(1), ben.sees(1)]);
  await ada.press('Hang up');
  await ben.press('Hang up');
  await expect(ada.line).toContainText(/^Call/);
  await expect(ben.line).toContainText(/^Call/);

  await ada.join();
  await expect(ada.line).toContainText('You started a call · 1 in it');
  await expect(ben.line).toContainText(`${adaName} started a call · 1 in it`);
  await ada.press('Hang up');
  await expect(ben.line).toHaveText(new RegExp(`^Call · less than a minute · ${adaName}`));

  await ada.join();
  await expect(ben.line).toContainText('started a call');
  await ben.page.reload();
  await everyLinkIsConnected([ada.member, ben.member]);
  await expect(ben.line).toContainText('A call is on · 1 in it');
  await expect(ben.page.locator('.call-line')).toHaveCount(1);
  await ada.press('Hang up');
  await expect(ben.line).toHaveText(new RegExp(`^Call · ${adaName}`));
});

test('a call of two is told to nobody else', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openCallers(openRoom, 3)) as [Caller, Caller, Caller];
  await ada.call(ben);
  await ben.answer('Answer');
  await Promise.all([ada.sees(1), ben.sees(1)]);
  await ada.member.say('still there?');
  await expect(cleo.member.transcript.getByText('still there?')).toBeVisible();
  await expect(cleo.page.locator('.call-line')).toHaveCount(0);
  await expect(inCall(cleo)).toHaveCount(0);
});
