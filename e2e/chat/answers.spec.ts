import type { Locator } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

/** The toggle under a message, which says who reacts so. */
const reaction = (member: Member, text: string, emoji: string): Locator =>
  member.message(text).getByRole('button', { name: new RegExp(`^${emoji} \\d`) });

async function react(member: Member, text: string, emoji: string): Promise<void> {
  await member.act(text, 'React');
  const palette = member.page.getByRole('group', { name: 'Reactions' });
  await palette.getByRole('button', { name: emoji }).click();
  await expect(palette).toBeHidden();
}

test('a reply quotes what it answers, and leads there', async ({ openRoom, openMember }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const adasName = await ada.name();
  await ada.say('who brings the cake?');
  for (let n = 1; n <= 30; n++) await ada.say(`something else ${n}.`);
  await everyoneReads([ben], 'something else 30.');

  await ben.act('who brings the cake?', 'Reply');
  await ben.box.fill('I do');
  await ben.box.press('Enter');
  await expect(ben.page.getByRole('button', { name: 'Cancel reply' })).toBeHidden();
  const cleo = await openMember();
  await everyLinkIsConnected([ada, ben, cleo]);
  const [asked, answered] = ['who brings the cake?', 'I do'];
  for (const reader of [ben, cleo]) {
    const quote = reader.message(answered).getByRole('button', { name: `${adasName} ${asked}` });
    await expect(quote).toBeVisible();
    const original = reader.message(asked).filter({ hasNotText: answered });
    await expect(original).not.toBeInViewport();
    await quote.click();
    await expect(original).toBeInViewport();
    // Only one window of a browser is active at a time, and here it may be another member's.
    await expect.poll(() => original.evaluate((row) => row === document.activeElement)).toBe(true);
  }
  await expect(ada.message(answered).getByRole('button', { name: `You ${asked}` })).toBeVisible();
});

test('a reply can be called off, and the draft stays', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('a question');
  await everyoneReads([ben], 'a question');
  await ben.box.fill('half an answer');
  await ben.act('a question', 'Reply');
  await ben.page.getByRole('button', { name: 'Cancel reply' }).click();
  await expect(ben.box).toHaveValue('half an answer');
  await ben.box.press('Enter');
  await expect(ada.message('half an answer')).toBeVisible();
  await expect(ada.message('half an answer')).not.toContainText('a question');
});

test('a quote follows what it quotes: edited, then deleted', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('at noon?');
  await everyoneReads([ben], 'at noon?');
  await ben.act('at noon?', 'Reply');
  await ben.box.fill('fine with me');
  await ben.box.press('Enter');
  await expect(ada.message('fine with me')).toContainText('at noon?');

  await ada.box.press('ArrowUp');
  await ada.box.fill('at one?');
  await ada.box.press('Enter');
  await expect(ben.message('fine with me')).toContainText('at one?');
  await expect(ben.transcript).not.toContainText('at noon?');

  await ada.message('at one?').filter({ hasNotText: 'fine with me' }).hover();
  const actions = ada.message('at one?').filter({ hasNotText: 'fine with me' }).getByRole('group');
  await actions.getByRole('button', { name: 'More' }).click();
  await ada.page.getByRole('menuitem', { name: 'Delete' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete message' }).click();
  await expect(ben.message('fine with me')).toContainText('This message was deleted or has not arrived');
  await expect(ben.transcript).not.toContainText('at one?');
});

test('two react to one message, and one of them thinks again', async ({ openRoom, openMember }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  await ada.say('cake for everyone');
  await everyoneReads([ben], 'cake for everyone');
  await react(ada, 'cake for everyone', '🎉');
  await react(ben, 'cake for everyone', '🎉');
  await react(ben, 'cake for everyone', '❤️');
  const party = (member: Member) => reaction(member, 'cake for everyone', '🎉');
  await expect(party(ada)).toHaveAccessibleName(/^🎉 2: /);
  await expect(party(ada)).toHaveAccessibleName(new RegExp(bensName));
  await expect(party(ada)).toHaveAttribute('aria-pressed', 'true');
  await expect(reaction(ada, 'cake for everyone', '❤️')).toHaveAttribute('aria-pressed', 'false');

  await party(ben).click();
  await expect(party(ada)).toHaveAccessibleName('🎉 1: You');
  await expect(party(ben)).toHaveAccessibleName(`🎉 1: ${adasName}`);
  await expect(party(ben)).toHaveAttribute('aria-pressed', 'false');

  const cleo = await openMember();
  await everyLinkIsConnected([ada, ben, cleo]);
  await party(cleo).click();
  await expect(party(ada)).toHaveAccessibleName(/^🎉 2: /);
  await reaction(ben, 'cake for everyone', '❤️').click();
  await ada.page.reload();
  for (const member of [ada, ben, cleo]) {
    await expect(party(member)).toHaveAccessibleName(/^🎉 2: /);
    await expect(reaction(member, 'cake for everyone', '❤️')).toHaveCount(0);
  }
  await expect(party(ada)).toHaveAttribute('aria-pressed', 'true');
});
