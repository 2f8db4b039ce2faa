/** What members see of a keeper: here a page of which a test signs the word. */
import { type KeeperTerms, type KeeperWord, signWord } from '../../public/room/keep/keeper-word.ts';
import { nodeSigner } from '../../public/testing/node-keys.ts';
import { roomIdOf, scopeOf } from '../chat/written-history.ts';
import { armed, HostileMember, secretKeyOf } from '../hostile/hostile-member.ts';
import { inRoomMenu } from '../rooms/rooms.ts';
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { openKeepSwitch } from '../support/keeping.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const DAY_MS = 86_400_000;
const TERMS: KeeperTerms = { days: 30, megabytes: 500 };

async function keeperOf(member: Member) {
  const hostile = await HostileMember.of(member);
  const context = scopeOf(roomIdOf(member.page.url()));
  let at = Date.now();
  const word = (terms: KeeperTerms | null, signer = hostile.signer): KeeperWord =>
    signWord(signer, context, { terms, at: at++ });
  return { word, send: (frame: KeeperWord) => hostile.send(frame) };
}

/** The day of the month in the reader's time zone. */
const dayOf = ({ page }: Member, days: number): Promise<number> =>
  page.evaluate((at) => new Date(at).getDate(), Date.now() + days * DAY_MS);

test('a keeper is shown as one, by its own account, and what is said is kept until a day @chromium', async ({
  openMember,
}) => {
  const ada = await openMember();
  const member = await openMember({ prepare: armed });
  await everyLinkIsConnected([ada, member]);
  const name = await member.name();
  const keeper = await keeperOf(member);
  const person = ada.person(name);
  const keptBy = ada.page.locator('.kept-by');
  const alone = ada.page.getByText('Only you and a keeper so far');
  await expect(person.getByRole('button', { name: `Message ${name} privately` })).toBeVisible();
  await expect(ada.transcript).toContainText('lasts until the last of you closes the tab');
  await expect(keptBy).toBeHidden();

  const first = await dayOf(ada, 30);
  await keeper.send(keeper.word(TERMS));
  await expect(person.getByRole('img', { name: 'keeper' })).toBeVisible();
  await expect(person).toContainText('keeps what is said');
  await expect(person).not.toContainText('faulty');
  await expect(keptBy).toHaveText(new RegExp(`^Kept by ${name} until .*\\d`));
  const day = /until (.*)$/.exec((await keptBy.textContent()) ?? '')?.[1] ?? '';
  // Midnight may pass meanwhile.
  expect([first, await dayOf(ada, 30)]).toContain(Number(/\d+/.exec(day)?.[0]));
  await expect(alone).toBeVisible();
  await expect(ada.page.locator('.people-number')).toHaveText('1');
  await expect(ada.transcript).toContainText(
    `Kept by ${name} until ${day}, also when all of you have closed the tab.`,
  );
  await expect(ada.transcript).not.toContainText('lasts until the last of you');
  // Nobody is there to talk with.
  await expect(person.getByRole('button', { name: `Message ${name} privately` })).toBeHidden();
  await expect(person.getByRole('button', { name: `Call ${name}` })).toBeHidden();
  await axeFindsNothing(ada);

  await person.getByRole('button', { name: `About ${name}` }).click();
  const dialog = ada.page.getByRole('dialog');
  await expect(dialog).toContainText('A keeper, by its own account');
  await expect(dialog).toContainText('for 30 days. No more than 500 MB');
  await expect(dialog).toContainText('It reads what members read');
  await ada.page.keyboard.press('Escape');
  const keepHere = await openKeepSwitch(ada);
  await expect(keepHere).toHaveAccessibleDescription(new RegExp(`^Kept by ${name} until`));
  await ada.page.keyboard.press('Escape');

  await keeper.send(keeper.word(null));
  await expect(keptBy).toBeHidden();
  await expect(person.getByRole('img', { name: 'keeper' })).toHaveCount(0);
  await expect(ada.transcript).toContainText('lasts until the last of you closes the tab');
  await expect(person.getByRole('button', { name: `Message ${name} privately` })).toBeVisible();
  await expect(alone).toBeHidden();

  await keeper.send(keeper.word({ days: null, megabytes: null }));
  await expect(keptBy).toHaveText(`Kept by ${name} until it is made to forget`);
  await member.page.context().close();
  await expect(person).toHaveCount(0);
  await expect(keptBy).toBeHidden();
  await expect(ada.page.getByText('Only you so far')).toBeVisible();
});

test('nobody is made a keeper by what somebody else signed @chromium', async ({ openMember }) => {
  const ada = await openMember();
  const member = await openMember({ prepare: armed });
  await everyLinkIsConnected([ada, member]);
  const name = await member.name();
  const keeper = await keeperOf(member);
  const adasSigner = nodeSigner(await secretKeyOf(ada));
  await keeper.send(keeper.word(TERMS, adasSigner));
  await keeper.send({ ...keeper.word(TERMS), terms: { days: 365, megabytes: null } });
  await expect(ada.person(name)).toContainText('sends faulty data; it is refused');
  await member.say('after all of it');
  await everyoneReads([ada], 'after all of it');
  await expect(ada.person(name)).not.toContainText('keeps what is said');
  await expect(ada.page.locator('.kept-by')).toBeHidden();
});

test('whoever leaves is not asked to keep what a keeper has @chromium', async ({ openMember }) => {
  const ada = await openMember();
  const member = await openMember({ prepare: armed });
  await everyLinkIsConnected([ada, member]);
  const keeper = await keeperOf(member);
  await keeper.send(keeper.word(TERMS));
  await expect(ada.page.locator('.kept-by')).toBeVisible();
  await ada.say('kept by it');
  await expect(ada.receipt('kept by it')).toHaveText('Kept by a keeper');
  await inRoomMenu(ada, 'Leave');
  await expect(ada.page).toHaveURL(/\?rooms/);
});
