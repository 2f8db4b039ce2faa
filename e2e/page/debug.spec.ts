import type { ConsoleMessage } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const SECRET = 'the-heron-lands-at-nine';

function linesOf(member: Member): string[] {
  const lines: string[] = [];
  member.page.on('console', (message: ConsoleMessage) => lines.push(message.text()));
  return lines;
}

test('with ?debug every step of every link is one line with a name, and no line has what was said @promise', async ({
  openMember,
  roomUrl,
}) => {
  const watcher = await openMember({ url: `${roomUrl}&debug` });
  const lines = linesOf(watcher);
  const others = [await openMember(), await openMember()];
  await everyLinkIsConnected([watcher, ...others]);
  await watcher.say(SECRET);
  await others[0]?.say(`${SECRET} too`);
  await everyoneReads([watcher, ...others], `${SECRET} too`);

  for (const other of others) {
    const name = await other.name();
    const steps = lines.filter((line) => line.startsWith(`${name}: `));
    expect(steps.length, `steps of ${name}`).toBeGreaterThan(2);
    for (const step of steps) expect(step).not.toContain('\n');
  }
  expect(lines.join('\n')).not.toContain(SECRET);
  await expect(watcher.page).toHaveURL(/debug/);
  // What people share is the room, not the way I look at it.
  await expect(watcher.page.getByRole('button', { name: 'Copy link' })).toBeVisible();
});

// The driver that blocks it says so in the console.
test.use({ serviceWorkers: 'allow' });

test('without ?debug the console stays empty', async ({ openMember }) => {
  const ada = await openMember();
  const lines = linesOf(ada);
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await ada.say(SECRET);
  await everyoneReads([ada, ben], SECRET);
  expect(lines).toEqual([]);
});
