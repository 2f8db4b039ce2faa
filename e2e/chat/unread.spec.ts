import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { setHidden } from '../support/tab.ts';

const HOUR_MS = 3_600_000;
/** What was on the screen for this long counts as read. */
const READING_MS = 2_000;

const unreadMark = (member: Member) => member.transcript.getByText('Unread', { exact: true });

const wayToUnread = ({ page }: Member) => page.getByRole('button', { name: 'Jump to unread' });

const withClock = { prepare: (page: Member['page']) => page.clock.install() };

/** Whether the mark stands right above this message. */
const marksTheBeginningAt = (member: Member, text: string): Promise<boolean> =>
  member.transcript.evaluate((log, words) => {
    const lines = [...log.querySelectorAll('article, p')].filter(
      (line) => line.tagName === 'ARTICLE' || line.textContent === 'Unread',
    );
    const at = lines.findIndex((line) => line.tagName === 'P');
    return at >= 0 && lines[at + 1]?.textContent?.includes(words) === true;
  }, text);

test('what came while the tab was hidden begins below a mark, which goes with the answer @promise', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('seen.');
  await everyoneReads([ben], 'seen.');
  await setHidden(ben, true);
  await ada.say('unseen 1.');
  await ada.say('unseen 2.');
  await expect(ben.message('unseen 2.')).toHaveCount(1);
  await setHidden(ben, false);
  await expect(unreadMark(ben)).toBeVisible();
  expect(await marksTheBeginningAt(ben, 'unseen 1.')).toBe(true);
  await expect(unreadMark(ada)).toHaveCount(0);

  await ben.say('back again');
  await expect(unreadMark(ben)).toHaveCount(0);
});

/** Ben comes back to forty messages, looks at the last of them for a while, and presses the button that leads up to the first of them. */
async function jumpToUnread([ada, ben]: [Member, Member]): Promise<void> {
  await ada.say('seen.');
  await everyoneReads([ben], 'seen.');
  await setHidden(ben, true);
  for (let n = 1; n <= 40; n++) await ada.say(`unseen ${n}.`);
  await expect(ben.message('unseen 40.')).toBeInViewport();
  await setHidden(ben, false);
  await expect(wayToUnread(ben)).toBeVisible();
  await ben.page.clock.fastForward(READING_MS);
  await wayToUnread(ben).click();
  await expect(ben.message('unseen 1.')).toBeInViewport();
}

test('a way leads up to where the unread messages begin', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, withClock)) as [Member, Member];
  await jumpToUnread([ada, ben]);
  await expect(ben.message('unseen 40.')).not.toBeInViewport();
  await expect(wayToUnread(ben)).toBeHidden();
});

test('the mark is still there for whoever was led to it', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, withClock)) as [Member, Member];
  await jumpToUnread([ada, ben]);
  await ada.say('one more');
  await expect(ben.message('one more')).toHaveCount(1);
  await expect(unreadMark(ben)).toBeInViewport();

  // Back at the end for a while, and gone again: now it was read.
  await ben.page.getByRole('button', { name: 'New messages' }).click();
  await expect(ben.message('one more')).toBeInViewport();
  await ben.page.clock.fastForward(READING_MS);
  await setHidden(ben, true);
  await expect(unreadMark(ben)).toHaveCount(0);
});

test('what sorts in above something read already is marked as late', async ({ openMember }) => {
  let isServerThere = false;
  // Ben writes before the others do, and is let in only after they have talked.
  const ben = await openMember({
    prepare: async (page) => {
      await page.routeWebSocket(/socket\.io/, (socket) => {
        if (isServerThere) socket.connectToServer();
        else void socket.close();
      });
      await page.route('**/socket.io/**', (route) => (isServerThere ? route.continue() : route.abort()));
    },
  });
  await expect(ben.banner).toContainText('cannot be reached');
  await ben.say('said first');
  await expect(ben.receipt('said first')).toHaveText('Waiting for somebody to come');

  const ada = await openMember({ prepare: (page) => page.clock.install() });
  const cleo = await openMember();
  await everyLinkIsConnected([ada, cleo]);
  await cleo.say('said second');
  await everyoneReads([ada], 'said second');
  await ada.page.clock.fastForward(READING_MS);

  isServerThere = true;
  await everyLinkIsConnected([ada, ben, cleo]);
  await expect(ada.message('said first')).toContainText('arrived late');
  await expect(ada.message('said second')).not.toContainText('arrived late');
  const order = ['said first', 'said second'];
  for (const member of [ada, ben, cleo])
    await expect.poll(() => member.said(/said (first|second)/)).toEqual(order);
  await expect(ben.transcript).not.toContainText('arrived late');

  await cleo.say('said third');
  await everyoneReads([ada], 'said third');
  await expect(ada.message('said third')).not.toContainText('arrived late');
});

test('an answer sorts after its question however wrong the clocks are @promise', async ({ openMember }) => {
  const late = (page: Member['page']) => page.clock.install({ time: Date.now() - HOUR_MS });
  const early = (page: Member['page']) => page.clock.install({ time: Date.now() + HOUR_MS });
  const members = [
    await openMember(),
    await openMember({ prepare: late }),
    await openMember({ prepare: early }),
  ];
  await everyLinkIsConnected(members);
  const order = [0, 1, 2, 1, 0, 2].map((seat, turn) => ({ seat, text: `turn ${turn}.` }));
  for (const { seat, text } of order) {
    await members[seat]?.say(text);
    await everyoneReads(members, text);
  }
  for (const member of members) {
    expect(await member.said(/turn \d\./)).toEqual(order.map(({ text }) => text));
    await expect(member.transcript).not.toContainText('arrived late');
  }
});
