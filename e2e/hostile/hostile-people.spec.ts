import { randomBytes } from 'node:crypto';
import { createSeal } from '../../public/net/crypto/seal.ts';
import { sealCard, signalContext, unsealCard } from '../../public/net/signaling/card.ts';
import { writeSignal } from '../../public/net/signaling/signal-codec.ts';
import { presentableName } from '../../public/room/people/name.ts';
import { nodeSigner } from '../../public/testing/node-keys.ts';
import { nameWords } from '../../public/view/people/name-words.ts';
import type { Address } from '../../src/protocol.ts';
import { addressAt } from '../../src/testing/addresses.ts';
import { StrangerServer } from '../server/stranger-server.ts';
import { wasShown, watchDom, wellFormed, wrongsOf } from '../support/dom-watch.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';
import { asName, PAYLOAD_SETS, sampleOf } from './hostile-payloads.ts';

const ROOM_ID = 'full-of-strangers';
/** Every two of them are a line of the report. */
const IN_ONE_ROOM = 36;
/** While those of one room take their time to be gone, another is filled. */
const ROOMS_AT_ONCE = 2;
const seal = createSeal({ roomId: ROOM_ID, key: null }, randomBytes);

const shownName = (payload: string): string => presentableName(asName(payload), nameWords.nameless);

/** Somebody who is nowhere, called `payload`, comes into the room. */
function bringIn(server: StrangerServer, payload: string, address: Address): void {
  const signer = nodeSigner(randomBytes(32));
  const said = { name: asName(payload), sessionId: 'a' };
  server.say('joined', { address, card: sealCard(seal, signer, said, address) });
  // And sends a signal that is none, of which the page speaks to whoever looks for faults.
  const self = server.reader && unsealCard(seal, server.reader)?.said;
  if (!self || !server.reader) throw new Error('nobody is there to be fooled');
  const [stranger, reader] = [
    { id: signer.id, address, ...said },
    { ...self, address: server.reader.address },
  ];
  const context = signalContext(stranger, reader);
  server.say('signal', address, seal.close({ hacked: 1 }, context, writeSignal));
}

type OpenMember = (options: { url: string; prepare: typeof watchDom }) => Promise<Member>;

function linesOf(member: Member): string[] {
  const lines: string[] = [];
  member.page.on('console', (message) => lines.push(message.text()));
  return lines;
}

/** One step is one line, without what turns or overwrites it. */
function areLines(lines: readonly string[]): void {
  for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
}

/** With all that is told to whoever looks for faults. */
async function enter(openMember: OpenMember, server: StrangerServer): Promise<Member> {
  const url = new URL(`?roomId=${ROOM_ID}&debug`, server.url).href;
  const ada = await openMember({ url, prepare: watchDom });
  await ada.hasJoined();
  return ada;
}

/** They come, are told of in every way there is, and go. */
async function meetStrangers(openMember: OpenMember, payloads: readonly string[]): Promise<void> {
  const server = await StrangerServer.start();
  const ada = await enter(openMember, server);
  const lines = linesOf(ada);
  await ada.page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const names = payloads.map(shownName);
  for (const [n, payload] of payloads.entries()) bringIn(server, payload, addressAt(`stranger ${n}`));
  await expect(ada.people.getByRole('listitem')).toHaveCount(payloads.length);
  await wasShown(ada.page, 'People list', names);
  await wasShown(ada.page, 'notice of coming, going, renaming', names);
  await takeEachName(ada, names);
  const refused = names
    .filter((name) => name !== nameWords.nameless)
    .map((name) => `${name} is taken in this room`);
  await wasShown(ada.page, 'refusal of a name', refused);

  await ada.say('who has this?');
  await ada.receipt('who has this?').click();
  await expect(ada.page.getByRole('dialog', { name: 'Who has this message' })).toBeVisible();
  await wasShown(ada.page, 'who has a message', names);
  await ada.page.keyboard.press('Escape');

  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('button', { name: 'Connection report' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Connection report' });
  const pairs = (payloads.length * (payloads.length + 1)) / 2;
  await expect(dialog).toContainText(`0 of ${pairs} pairs linked`);
  await wasShown(ada.page, 'members in the report', names);
  await wasShown(ada.page, 'pairs in the report', names);
  await dialog.getByRole('button', { name: 'Copy as text' }).click();
  const text = await dialog.getByRole('textbox', { name: 'Report as text' }).inputValue();
  for (const name of names) expect(wellFormed(text)).toContain(`\n${wellFormed(name)}`);
  areLines(text.split('\n'));
  await ada.page.keyboard.press('Escape');

  for (const n of payloads.keys()) server.say('left', `stranger ${n}`);
  // Of whose names two are alike, the second is told of as such, and what became of them after that.
  await expect(ada.notices(/ left\b/).locator('bdi')).toHaveCount(payloads.length);
  expect(await wrongsOf(ada.page)).toEqual([]);
  expect(lines.filter((line) => line.endsWith('dropped a malformed signal'))).toHaveLength(payloads.length);
  areLines(lines);
  await ada.page.context().close();
  await server.close();
}

for (const [which, payloads] of PAYLOAD_SETS) {
  test(`members with hostile names come, are told of, and go: ${which}`, async ({
    openMember,
    browserName,
  }) => {
    const strangers = sampleOf(payloads, browserName);
    let from = 0;
    const meetAll = async () => {
      while (from < strangers.length) {
        from += IN_ONE_ROOM;
        await meetStrangers(openMember, strangers.slice(from - IN_ONE_ROOM, from));
      }
    };
    await Promise.all(Array.from({ length: ROOMS_AT_ONCE }, meetAll));
  });

  test(`${payloads.length} hostile answers of a server are not shown, and do nothing: ${which}`, async ({
    openMember,
  }) => {
    const server = await StrangerServer.start();
    const ada = await enter(openMember, server);
    const lines = linesOf(ada);
    // Each takes a new connection: of every three one is an admission, the rest are refusals.
    server.replies = payloads.map((payload, n) =>
      n % 3 === 0
        ? { ok: true, address: payload.slice(0, 64), members: [{ address: payload.slice(0, 64), card: 'a' }] }
        : { ok: false, reason: payload },
    );
    for (const payload of payloads) {
      const address = payload.slice(0, 64);
      server.say('refused', { event: payload, reason: payload });
      server.say('undelivered', { to: address, reason: 'gone' });
      server.say('left', address);
      server.say('joined', { address, card: payload });
      server.say('signal', address, payload);
      server.say(payload, payload);
    }
    server.sendAway();
    await expect.poll(() => server.replies.length).toBe(0);
    await ada.hasJoined();
    const words = (await ada.page.locator('body').textContent()) ?? '';
    for (const payload of payloads.filter(({ length }) => length > 20)) expect(words).not.toContain(payload);
    expect(await wrongsOf(ada.page)).toEqual([]);
    areLines(lines);
    await ada.page.context().close();
    await server.close();
  });
}

/** Faster than any hand: what a stranger is called is refused, and said with the refusal. */
async function takeEachName({ page }: Member, names: readonly string[]): Promise<void> {
  await page.evaluate((wanted) => {
    const field = document.querySelector<HTMLInputElement>('#name');
    if (field === null) throw new Error('there is no box for a name');
    field.focus();
    for (const name of wanted) {
      field.value = name;
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  }, names);
}
