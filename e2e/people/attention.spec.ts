import { armed, HostileMember } from '../hostile/hostile-member.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { setHidden } from '../support/tab.ts';

const WHILE_MS = 300_000;
const withClock = { prepare: (page: Member['page']) => page.clock.install() };

const typingLine = ({ page }: Member, words: string | RegExp) =>
  page.getByRole('contentinfo').getByRole('paragraph').filter({ hasText: words });

test('whoever is typing is told of, outside of the transcript, until they say it', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const name = await ada.name();
  await Promise.all([ada.isComplete(), ben.isComplete()]);
  await ada.box.pressSequentially('hel');
  await expect(typingLine(ben, `${name} is typing`)).toBeVisible();
  await expect(ben.transcript).not.toContainText('typing');
  await expect(typingLine(ada, 'typing')).toHaveCount(0);
  await ada.box.press('Enter');
  await everyoneReads([ben], 'hel');
  await expect(typingLine(ben, 'typing')).toHaveCount(0);

  await ada.box.pressSequentially('x');
  await expect(typingLine(ben, `${name} is typing`)).toBeVisible();
  await ada.box.press('Backspace');
  await expect(typingLine(ben, 'typing')).toHaveCount(0);
});

test('typing ends by itself when somebody pauses, or is gone without a word', async ({ openMember }) => {
  const ben = await openMember();
  await ben.hasJoined();
  const ada = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await Promise.all([ada.isComplete(), ben.isComplete()]);
  await ada.box.pressSequentially('well');
  await expect(typingLine(ben, 'is typing')).toBeVisible();
  await expect(typingLine(ben, 'is typing')).toHaveCount(0);
  await expect(ada.box).toHaveValue('well');

  await ada.box.pressSequentially('…');
  await expect(typingLine(ben, 'is typing')).toBeVisible();
  await ada.page.close({ runBeforeUnload: false });
  await expect(typingLine(ben, 'is typing')).toHaveCount(0);
});

test('of two both are named, of many the number, of the muted nobody', async ({ openRoom }) => {
  const [ada, ben, cleo, dan] = (await openRoom(4)) as [Member, Member, Member, Member];
  const names = new Map<Member, string>();
  for (const member of [ada, ben, cleo]) names.set(member, await member.name());
  const keepTyping = (...members: Member[]) =>
    Promise.all(members.map((member) => member.box.pressSequentially('some words ')));
  await Promise.all([ada, ben, cleo, dan].map((member) => member.isComplete()));
  await keepTyping(ada, ben);
  await expect(typingLine(dan, 'are typing')).toContainText(names.get(ada) ?? '');
  await expect(typingLine(dan, 'are typing')).toContainText(names.get(ben) ?? '');
  await keepTyping(ada, ben, cleo);
  await expect(typingLine(dan, '3 people are typing')).toBeVisible();

  await dan.page.getByRole('button', { name: `About ${names.get(ada)}` }).click();
  const dialog = dan.page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Mute/ }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await keepTyping(ada, ben);
  // With Cleo or without her: she typed a moment ago.
  await expect(typingLine(dan, /(is|are) typing/)).toContainText(names.get(ben) ?? '');
  await expect(typingLine(dan, /(is|are) typing/)).not.toContainText(names.get(ada) ?? '');
});

test('whoever looks elsewhere for a while is away, for those too who come later', async ({ openMember }) => {
  const ada = await openMember(withClock);
  await ada.hasJoined();
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  const name = await ada.name();
  await ada.isComplete();
  await setHidden(ada, true);
  await ada.page.clock.fastForward(WHILE_MS / 2);
  await expect(ben.person(name)).not.toContainText('away');
  await ada.page.clock.fastForward(WHILE_MS / 2);
  await expect(ben.person(name)).toContainText('away');
  const cleo = await openMember();
  await everyLinkIsConnected([ada, ben, cleo]);
  await expect(cleo.person(name)).toContainText('away');

  await setHidden(ada, false);
  for (const other of [ben, cleo]) await expect(other.person(name)).not.toContainText('away');
  await expect(ben.notices('away')).toHaveCount(0);
});

test('in a call nobody is away', async ({ openMember }) => {
  const ada = await openMember(withClock);
  await ada.hasJoined();
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  const name = await ada.name();
  await ada.page.getByRole('button', { name: 'Call', exact: true }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Call' }).click();
  await setHidden(ada, true);
  await ada.page.clock.fastForward(WHILE_MS);
  await ada.page.getByRole('button', { name: 'Hang up' }).click();
  await ada.page.clock.fastForward(WHILE_MS / 2);
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.person(name)).not.toContainText('away');
  await ada.page.clock.fastForward(WHILE_MS / 2);
  await expect(ben.person(name)).toContainText('away');
});

test('a member who floods the room with it costs nobody anything', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  const mallory = await openMember({ prepare: armed });
  const ben = await openMember();
  await everyLinkIsConnected([ada, mallory, ben]);
  const hostile = await HostileMember.of(mallory);
  await ada.page.evaluate(() => {
    const line = document.getElementById('typing');
    if (line === null) throw new Error('no line');
    const seen = { changes: 0 };
    new MutationObserver(() => {
      seen.changes += 1;
    }).observe(line, { childList: true });
    Object.assign(globalThis, { seen });
  });
  const frames = Array.from({ length: 2_000 }, (_, n) =>
    JSON.stringify({ type: 'activity', is: n % 2 === 0 ? 'typing' : 'here' }),
  );
  const { unsent } = await hostile.fire(frames, { perSecond: 500 });
  expect(unsent).toBe(0);
  await ben.say('still here?');
  await everyoneReads([ada], 'still here?');
  const changes = await ada.page.evaluate(
    () => (globalThis as unknown as { seen: { changes: number } }).seen.changes,
  );
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThanOrEqual(42);
  await expect(typingLine(ada, 'is typing')).toHaveCount(0);
  await everyLinkIsConnected([ada, mallory, ben]);
});
