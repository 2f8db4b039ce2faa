import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads } from '../support/member.ts';

test('Chromium and Firefox talk in one room, whoever called whom', async ({ openMember, launch }) => {
  const firefox = await launch('firefox');
  const members = [
    await openMember(),
    await openMember({ browser: firefox }),
    await openMember(),
    await openMember({ browser: firefox }),
  ];
  await everyLinkIsConnected(members);
  for (const [seat, member] of members.entries()) {
    await member.say(`Grüße from seat ${seat} 🦊`);
    await everyoneReads(members, `Grüße from seat ${seat} 🦊`);
  }
  for (const member of members) await expect(member.messages()).toHaveCount(4);
});
