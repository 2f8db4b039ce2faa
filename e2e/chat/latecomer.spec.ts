import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const HISTORY = 'Said before you joined';

/** What stands above the divider and what below it, as far as it matches. */
const aroundTheDivider = (
  { transcript }: Member,
  pattern: RegExp,
): Promise<{ before: string[]; after: string[] }> =>
  transcript.evaluate(
    (log, [source, words]) => {
      const mark = [...log.querySelectorAll('p')].find((line) => line.textContent === words);
      const said = [...log.querySelectorAll('article')].map((row) => ({
        text: new RegExp(source).exec(row.textContent ?? '')?.[0] ?? '',
        isBefore: mark !== undefined && (row.compareDocumentPosition(mark) & 4) === 4,
      }));
      const texts = (isBefore: boolean) =>
        said.filter((row) => row.isBefore === isBefore && row.text !== '').map((row) => row.text);
      return { before: texts(true), after: texts(false) };
    },
    [pattern.source, HISTORY] as const,
  );

test('a latecomer reads what was said before, above a line that says so', async ({
  openRoom,
  openMember,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('line 1.');
  await expect(ben.message('line 1.')).toBeVisible();
  await ben.say('line 2.');
  await expect(ada.message('line 2.')).toBeVisible();
  await ada.say('line 3.');

  const cleo = await openMember();
  await everyLinkIsConnected([ada, ben, cleo]);
  await everyoneReads([cleo], 'line 3.');
  await expect(cleo.message('line 1.')).toContainText(await ada.name());
  await expect(cleo.message('line 2.')).toContainText(await ben.name());
  await expect(cleo.transcript.getByText(HISTORY)).toBeVisible();

  await ben.say('line 4.');
  await everyoneReads([ada, cleo], 'line 4.');
  await cleo.say('line 5.');
  await everyoneReads([ada, ben], 'line 5.');
  expect(await aroundTheDivider(cleo, /line \d\./)).toEqual({
    before: ['line 1.', 'line 2.', 'line 3.'],
    after: ['line 4.', 'line 5.'],
  });
  for (const witness of [ada, ben]) await expect(witness.transcript.getByText(HISTORY)).toHaveCount(0);
  for (const member of [ada, ben, cleo]) await expect(member.messages()).toHaveCount(5);
});

test('what was said by somebody who has left since is there, under their name', async ({
  openRoom,
  openMember,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.rename('Ben Franklin');
  await ben.say('I was here');
  await expect(ada.message('I was here')).toBeVisible();
  await ben.page.close();
  await expect(ada.notices('Ben Franklin left')).toBeVisible();

  const cleo = await openMember();
  await everyLinkIsConnected([ada, cleo]);
  await expect(cleo.message('I was here')).toContainText('Ben Franklin');
  await expect(cleo.person('Ben Franklin')).toHaveCount(0);
  expect((await aroundTheDivider(cleo, /I was here/)).before).toEqual(['I was here']);
});

test('history passes from one to the next when nobody is left who wrote it @promise', async ({
  openMember,
}) => {
  const ada = await openMember();
  await ada.say('for those who come after me');
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.message('for those who come after me')).toBeVisible();
  const adasName = await ada.name();
  await ada.page.close();
  await expect(ben.person(adasName)).toHaveCount(0);

  const cleo = await openMember();
  await everyLinkIsConnected([ben, cleo]);
  await expect(cleo.message('for those who come after me')).toHaveCount(1);
});
