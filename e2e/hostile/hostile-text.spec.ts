import { randomBytes } from 'node:crypto';
import type { MemberId, Signer } from '../../public/net/crypto/signer.ts';
import type { CarriedFrame } from '../../public/net/protocol/net-channels.ts';
import { type Body, type Entry, signEntry } from '../../public/room/log/entry.ts';
import { MAX_EMOJI_LENGTH } from '../../public/room/log/entry-schema.ts';
import { presentableName } from '../../public/room/people/name.ts';
import { cut } from '../../public/room/text/graphemes.ts';
import { isBlank } from '../../public/room/text/visible.ts';
import { QUOTE_LIMIT } from '../../public/room/timeline/timeline.ts';
import type { AnyFrame } from '../../public/testing/frames.ts';
import { LOG } from '../../public/testing/ids.ts';
import { nodeSigner } from '../../public/testing/node-keys.ts';
import { linkify } from '../../public/view/message/linkify.ts';
import { plainText } from '../../public/view/message/markup/plain-text.ts';
import { nameWords } from '../../public/view/people/name-words.ts';
import { roomIdOf, scopeOf } from '../chat/written-history.ts';
import { PLACES, wasShown, watchDom, wellFormed, wrongsOf } from '../support/dom-watch.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, Member } from '../support/member.ts';
import { armed, HostileMember } from './hostile-member.ts';
import { asName, DEAD_LINKS, LIVE_LINKS, PAYLOAD_SETS, PAYLOADS } from './hostile-payloads.ts';

const MOST_IN_ONE_FRAME = 40_000;
/** Typing is slow: so many of them show that the box takes and gives them like any others. */
const TYPED = PAYLOADS.filter((_, n) => n % 6 === 0);

const asEmoji = (payload: string): string => payload.slice(0, MAX_EMOJI_LENGTH);
/** A long address is shortened in the middle. */
const asShown = (payload: string): string =>
  linkify(payload)
    .map((piece) => (typeof piece === 'string' ? piece : piece.text))
    .join('');

/** What somebody said who is gone by now; nobody can tell that they were never there. */
function saidBy(signingContext: string, bodies: readonly ((author: MemberId) => Body)[]): Entry[] {
  const signer = nodeSigner(randomBytes(32));
  const at = Date.now();
  return bodies.map((body, n) =>
    signEntry(signer, signingContext, { log: LOG, seq: n + 1, at: at + n, seen: [], body: body(signer.id) }),
  );
}

/** A sign of life that somebody else carries. */
function carriedBy({ id: from, sign }: Signer, signingContext: string, to: MemberId): CarriedFrame {
  const payload = JSON.stringify({ type: 'heads', heads: {} });
  const nonce = Date.now();
  const sessionId = 'a';
  const signed = ['parley carried 2', signingContext, from, to, sessionId, nonce, payload];
  const signature = sign(JSON.stringify(signed));
  return { type: 'carried', from, to, hops: 8, sessionId, nonce, payload, signature };
}

/** In as few frames as links take. */
async function sendAll(mallory: HostileMember, entries: readonly Entry[]): Promise<void> {
  const parcels: Entry[][] = [[]];
  let size = 0;
  for (const entry of entries) {
    size += JSON.stringify(entry).length;
    if (size > MOST_IN_ONE_FRAME || (parcels.at(-1)?.length ?? 0) === 200) {
      parcels.push([]);
      size = JSON.stringify(entry).length;
    }
    parcels.at(-1)?.push(entry);
  }
  for (const parcel of parcels) await mallory.send({ type: 'entries', entries: parcel });
}

async function openRoomOfTwo(
  openMember: (options?: { prepare?: typeof watchDom }) => Promise<Member>,
): Promise<{ ada: Member; mallory: HostileMember }> {
  const ada = await openMember({ prepare: watchDom });
  await ada.hasJoined();
  const other = await openMember({ prepare: armed });
  await everyLinkIsConnected([ada, other]);
  return { ada, mallory: await HostileMember.of(other) };
}

/** A page that was harmed would fail here, or in what every member is watched for. */
async function stillWorks(ada: Member): Promise<void> {
  expect(await wrongsOf(ada.page)).toEqual([]);
  const allWell = `all is well with ${await ada.name()}`;
  await ada.say(allWell);
  await expect(ada.message(allWell)).toBeVisible();
  const width = await ada.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width).toBeLessThanOrEqual(0);
}

for (const [which, payloads] of PAYLOAD_SETS)
  test(`${payloads.length} hostile texts do nothing wherever the transcript shows them: ${which}`, async ({
    openMember,
    roomUrl,
  }) => {
    const { ada, mallory } = await openRoomOfTwo(openMember);
    const signingContext = scopeOf(roomIdOf(roomUrl));
    const said = payloads.flatMap((payload, n) =>
      saidBy(signingContext, [
        () => ({ kind: 'name', name: asName(payloads[n - 1] ?? 'Nobody') }),
        () => ({ kind: 'text', text: payload }),
        () => ({ kind: 'text', text: `before it was edited ${n}` }),
        () => ({ kind: 'edit', log: LOG, seq: 3, text: `edited ${payload}`.slice(0, 8_000) }),
        (author) => ({
          kind: 'reaction',
          target: { author, log: LOG, seq: 2 },
          emoji: asEmoji(payload),
          isOn: true,
        }),
        (author) => ({ kind: 'text', text: `in reply ${n}`, replyTo: { author, log: LOG, seq: 2 } }),
        () => ({ kind: 'name', name: asName(payload) }),
        (author) => ({ kind: 'reaction', target: { author, log: LOG, seq: 2 }, emoji: '🦊', isOn: true }),
      ]),
    );
    await sendAll(mallory, said);
    await expect(ada.messages()).toHaveCount(3 * payloads.length);

    const names = payloads.map((payload) => presentableName(asName(payload), nameWords.nameless));
    await wasShown(ada.page, 'author of a message', names);
    await wasShown(ada.page, 'author of a quote', names);
    await wasShown(ada.page, 'notice of coming, going, renaming', names);
    await wasShown(ada.page, 'text of a message', payloads.map(asShown));
    await wasShown(
      ada.page,
      'text of a message',
      payloads.map((payload) => asShown(`edited ${payload}`.slice(0, 8_000))),
    );
    await wasShown(
      ada.page,
      'text of a quote',
      payloads.map((payload) => plainText(cut(payload, QUOTE_LIMIT))),
    );
    const titles = await ada.page
      .locator('.chip')
      .evaluateAll((chips) =>
        chips.map((chip) => `${chip.getAttribute('title')} ${chip.getAttribute('data-emoji')}`),
      );
    // What is no emoji is no reaction.
    const wanted = names.map((name) => wellFormed(`${name} 🦊`));
    expect(new Set(titles.map(wellFormed))).toEqual(new Set(wanted));

    await replyToEach(ada);
    await wasShown(ada.page, 'what is replied to', [...names, ...payloads.map(plainText)]);
    await stillWorks(ada);
  });

/** Takes up a reply to everything that was said to the letter, one after the other, faster than any hand. */
async function replyToEach(ada: Member): Promise<void> {
  await ada.page.evaluate(async () => {
    const frame = () => new Promise((resolve) => setTimeout(resolve));
    for (const article of document.querySelectorAll('article')) {
      if (/^(edited|in reply) /.test(article.querySelector('.message-text')?.textContent ?? '')) continue;
      article.dispatchEvent(new PointerEvent('pointerenter'));
      const button = () => article.querySelector<HTMLElement>('button[title=Reply]');
      while (button() === null) await frame();
      button()?.click();
    }
  });
  await ada.page.getByRole('button', { name: 'Cancel reply' }).click();
}

test(`${PAYLOADS.length} hostile names do nothing wherever a member of the room is named`, async ({
  openMember,
  roomUrl,
}) => {
  const { ada, mallory } = await openRoomOfTwo(openMember);
  const ghost = nodeSigner(randomBytes(32));
  // Nobody but Mallory has a link with the third, who is therefore reached over her. Her page tells of its own now and then.
  const links: AnyFrame = { type: 'links', members: [ghost.id] };
  await mallory.send(links);
  const adasId = (await HostileMember.of(ada)).signer.id;
  await mallory.send(carriedBy(ghost, scopeOf(roomIdOf(roomUrl)), adasId));
  await expect(ada.people.getByRole('listitem')).toHaveCount(2);
  await ada.say('who has this?');
  await expect(ada.receipt('who has this?')).toBeVisible();
  await ada.receipt('who has this?').click();
  await expect(ada.page.getByRole('dialog', { name: 'Who has this message' })).toBeVisible();

  const renames = PAYLOADS.map((payload, n) => mallory.entry(n + 1, { kind: 'name', name: asName(payload) }));
  for (let n = 0; n < renames.length; n += 50)
    for (const frame of [links, { type: 'entries', entries: renames.slice(n, n + 50) } as const])
      await mallory.send(frame);
  const names = PAYLOADS.map((payload) => presentableName(asName(payload), nameWords.nameless));
  for (const place of ['People list', 'who carries', 'who has a message'] as const)
    await wasShown(ada.page, place, names);
  await ada.page.keyboard.press('Escape');
  await stillWorks(ada);
});

test(`${PAYLOADS.length} hostile names do nothing as those who type and whom one may mention`, async ({
  openMember,
}) => {
  const { ada, mallory } = await openRoomOfTwo(openMember);
  await ada.box.pressSequentially('@');
  await expect(ada.page.getByRole('listbox', { name: 'People to mention' })).toBeVisible();
  const renames = PAYLOADS.map((payload, n) => mallory.entry(n + 1, { kind: 'name', name: asName(payload) }));
  const names = PAYLOADS.map((payload) => presentableName(asName(payload), nameWords.nameless));
  for (let n = 0; n < renames.length; n += 25) {
    await mallory.send({ type: 'activity', is: 'typing' });
    await mallory.send({ type: 'entries', entries: renames.slice(n, n + 25) });
    // Typing is over by itself, on a slow machine before all of the names were seen.
    await wasShown(ada.page, 'who is typing', names.slice(n, n + 25));
  }
  await wasShown(ada.page, 'people to mention', names);
  await ada.box.fill('');
  await stillWorks(ada);
});

const DIALOGS = [
  ['dialog about a member', (ada: Member) => ada.page.getByRole('button', { name: /^About / }).click()],
  [
    'guests of a new room',
    async (ada: Member) => {
      await ada.page.getByRole('button', { name: 'Room menu' }).click();
      await ada.page.getByRole('button', { name: 'Move to a new sealed room' }).click();
    },
  ],
] as const;

for (const [place, open] of DIALOGS) {
  test(`${PAYLOADS.length} hostile names do nothing as ${place}, and to whom they invite`, async ({
    openMember,
  }) => {
    const { ada, mallory } = await openRoomOfTwo(openMember);
    await mallory.send({ type: 'invitation', roomId: 'elsewhere', key: 'k'.repeat(22) });
    await expect(ada.page.getByRole('region', { name: 'Invitation' })).toBeVisible();
    await open(ada);
    await expect(ada.page.getByRole('dialog')).toBeVisible();

    const renames = PAYLOADS.map((payload, n) =>
      mallory.entry(n + 1, { kind: 'name', name: asName(payload) }),
    );
    for (let n = 0; n < renames.length; n += 50)
      await mallory.send({ type: 'entries', entries: renames.slice(n, n + 50) });
    const names = PAYLOADS.map((payload) => presentableName(asName(payload), nameWords.nameless));
    for (const shown of [place, 'who invites'] as const) await wasShown(ada.page, shown, names);
    await ada.page.keyboard.press('Escape');
    await stillWorks(ada);
  });
}

test(`${TYPED.length} hostile texts can be typed, and are said to the letter`, async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, { prepare: watchDom })) as [Member, Member];
  for (const text of TYPED) await ada.say(isBlank(text) ? 'blank' : text);
  await expect(ben.messages()).toHaveCount(TYPED.length);
  for (const reader of [ada, ben]) await stillWorks(reader);
});

test('a very long name is refused', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const before = await ada.name();
  await ada.rename('n'.repeat(10_000));
  await expect(ada.page.getByRole('alert').filter({ hasText: 'too long' })).toBeVisible();
  await ada.nameBox.press('Escape');
  await expect(ada.nameBox).toHaveValue(before);
  await expect(ben.person(before)).toBeVisible();
});

test('only http and https are links, and they lead where they say @promise', async ({ openMember }) => {
  const { ada, mallory } = await openRoomOfTwo(openMember);
  const texts = [...DEAD_LINKS, ...LIVE_LINKS.map(([typed]) => typed)].map((text) => `see ${text} there`);
  await sendAll(
    mallory,
    texts.map((text, n) => mallory.entry(n + 1, { kind: 'text', text })),
  );
  await wasShown(ada.page, 'text of a message', texts.map(asShown));
  const dead = ada.messages().filter({ hasNotText: /https?:\/\/|example\.com/i });
  await expect(dead.first()).toBeVisible();
  await expect(dead.getByRole('link')).toHaveCount(0);
  for (const [n, [, href]] of LIVE_LINKS.entries()) {
    const link = ada
      .messages()
      .nth(DEAD_LINKS.length + n)
      .getByRole('link');
    await expect(link).toHaveAttribute('href', href);
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  }
  for (const link of await ada.transcript.getByRole('link').all()) {
    const [href, words] = [
      new URL((await link.getAttribute('href')) ?? ''),
      (await link.textContent()) ?? '',
    ];
    expect(href.protocol).toMatch(/^https?:$/);
    expect(words.replace(/^https?:\/\//i, '').toLowerCase()).toMatch(
      new RegExp(`^${href.host.replaceAll('.', '\\.')}`),
    );
  }
  await stillWorks(ada);
});

test('the watch on the page notices each kind of harm that a text could do', async ({ browser, roomUrl }) => {
  const page = await (await browser.newContext()).newPage();
  await watchDom(page);
  await page.goto(roomUrl);
  await (await Member.sit(page)).hasJoined();
  expect(await wrongsOf(page)).toEqual([]);
  await page.evaluate(() => {
    const add = (tag: string, name: string, value: string) => {
      const element: HTMLElement = document.createElement(tag);
      element.setAttribute(name, value);
      document.getElementById('rows')?.append(element);
      return element;
    };
    add('img', 'alt', '');
    // A name that no browser guards itself.
    add('p', 'onhacked', 'hacked=1');
    add('a', 'href', 'javascript:hacked=1');
    add('span', 'id', 'location');
    add('div', 'class', 'x').style.setProperty('position', 'fixed');
    add('b', 'class', 'x');
    document.title = 'taken over';
    Object.assign(globalThis, { hacked: 1 });
  });
  const wrongs = await wrongsOf(page);
  for (const kind of [
    'element img',
    'p onhacked',
    'a href',
    'span id',
    'div style',
    'element b',
    'title',
    'ran',
  ])
    expect(
      wrongs.some((wrong) => wrong.includes(kind)),
      kind,
    ).toBe(true);
  expect(Object.keys(PLACES).length).toBeGreaterThan(10);
  await page.context().close();
});
