import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type * as library from '../../public/library/contract.ts';
import type { Member as LibraryMember, Message, Room } from '../../public/library/contract.ts';
import { Attaching, cardOf, savedBytes } from '../files/attaching.ts';
import { BUILD } from '../support/chat-server.ts';
import { test as base, expect } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';
import { exampleFile, servePage } from './examples.ts';

type Library = Pick<typeof library, 'joinRoom' | 'createKey' | 'ParleyError'>;

interface LibraryFixtures {
  readonly parley: Library;
  /** One member more, of a program; in the room until the test ends. */
  readonly join: (link: string, name: string, key?: string) => Promise<Room>;
  /** A program that ends with the test at the latest. */
  readonly run: (args: readonly string[]) => Program;
}

interface Program {
  readonly process: ChildProcess;
  readonly printed: () => string;
  readonly complained: () => string;
}

const test = base.extend<LibraryFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  parley: async ({}, use) => {
    await use((await import(join(BUILD, 'room/node.js'))) as Library);
  },
  join: async ({ parley }, use) => {
    const rooms: Room[] = [];
    await use(async (link, name, key) => {
      const room = await parley.joinRoom(link, { name, ...(key === undefined ? {} : { key }) });
      rooms.push(room);
      return room;
    });
    await Promise.all(rooms.map((room) => room.leave()));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  run: async ({}, use) => {
    const programs: ChildProcess[] = [];
    await use((args) => {
      const child = spawn(process.execPath, args, { stdio: 'pipe' });
      programs.push(child);
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      return { process: child, printed: () => out, complained: () => err };
    });
    for (const child of programs) child.kill('SIGKILL');
  },
});

const MAIN = join(BUILD, 'server/main.js');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const texts = (room: { readonly messages: readonly Message[] }) => room.messages.map(({ text }) => text);

test('a program and a page talk, with receipts that are true, names, and a goodbye', async ({
  openRoom,
  roomUrl,
  join: enter,
}) => {
  const [ada] = (await openRoom(1)) as [Member];
  await ada.say('before');
  const robin = await enter(roomUrl, 'Robin');
  const adas = await ada.name();
  const routes: LibraryMember[] = [];
  robin.on('route', (member) => routes.push(member));
  await expect
    .poll(() => robin.members.map(({ name, route }) => `${name} ${route}`))
    .toEqual([`${adas} direct`]);
  expect(routes.at(-1)?.route).toBe('direct');
  await expect
    .poll(() => robin.messages.map(({ text, isHistory }) => [text, isHistory]))
    .toEqual([['before', true]]);

  const message = robin.say('hello from a program');
  expect(message.receipt).toMatchObject({ have: 0 });
  await expect(ada.message('hello from a program')).toBeVisible();
  await expect
    .poll(() => robin.message(message.id)?.receipt)
    .toEqual({ have: 1, of: 1, keepers: 0, by: [robin.members[0]?.id] });
  await ada.say('and back');
  await expect(ada.receipt('and back')).toHaveText(/^Delivered/);
  await expect
    .poll(() => robin.messages.at(-1))
    .toMatchObject({ text: 'and back', name: adas, isHistory: false });

  robin.edit(message.id, 'hello again');
  await expect(ada.message('hello again')).toBeVisible();
  robin.rename('Robina');
  await expect(ada.person('Robina')).toBeVisible();
  await robin.leave();
  await robin.leave();
  expect(() => robin.say('too late')).toThrow(expect.objectContaining({ code: 'left' }));
  await expect(ada.notices('Robina left')).toBeVisible();
});

test('a program and a page talk in private, and exchange files in both directions', async ({
  openRoom,
  roomUrl,
  join: enter,
}) => {
  const [ada] = (await openRoom(1)) as [Member];
  const robin = await enter(roomUrl, 'Robin');
  await expect.poll(() => robin.members[0]?.route).toBe('direct');
  const heard: string[] = [];
  robin.on('private', ({ text }, conversation) => {
    heard.push(text);
    conversation.say(`heard ${text}`);
  });
  await ada.page.getByRole('button', { name: 'Message Robin privately' }).click();
  const box = ada.page.getByRole('textbox', { name: 'Write to Robin' });
  await box.fill('a secret');
  await box.press('Enter');
  await expect.poll(() => heard).toEqual(['a secret']);
  const log = ada.page.getByRole('log', { name: 'Private with Robin' });
  await expect(log.getByText('heard a secret')).toBeVisible();
  expect(texts(robin)).toEqual([]);

  const buffer = randomBytes(3_000_000);
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await attaching.choose([{ name: 'a.bin', mimeType: 'application/octet-stream', buffer }]);
  await ada.page.getByRole('button', { name: 'Send', exact: true }).first().click();
  await expect.poll(() => robin.files.list.map(({ file }) => file?.bytes)).toEqual([buffer.length]);
  const got = await robin.files.download(robin.files.list[0]?.id ?? '');
  expect(sha256(new Uint8Array(await got.arrayBuffer()))).toBe(sha256(buffer));

  const own = randomBytes(2_000_000);
  robin.sendFile(new Uint8Array(own), { name: 'b.bin', type: 'application/x-robin' });
  const card = ada.message('b.bin');
  await card.getByRole('button', { name: /^(Fetch|Download|Get)/ }).click();
  await expect(card.getByRole('button', { name: /^Save/ })).toBeVisible();
  // Stock Firefox tells a test of no download.
  if (test.info().project.name !== 'firefox')
    expect(sha256((await savedBytes(ada.page, cardOf(ada.transcript, 'b.bin'))).bytes)).toBe(sha256(own));
});

test('links and servers that are wrong are told by codes', async ({ parley, startServer }) => {
  const server = await startServer({ ROOM_CAPACITY: '2' });
  const link = server.roomUrl('full');
  const join = (to: string) => parley.joinRoom(to, { name: 'Robin' });
  await expect(join(server.roomUrl())).rejects.toMatchObject({ name: 'ParleyError', code: 'bad-link' });
  const [one, two] = [await join(link), await join(link)];
  await expect(join(link)).rejects.toMatchObject({ code: 'room-full' });
  await Promise.all([one.leave(), two.leave()]);
  await server.kill();
  await expect(join(link)).rejects.toMatchObject({ code: 'unreachable' });
  const signal = AbortSignal.timeout(1_000);
  const patient = parley.joinRoom(link, { name: 'Robin', isPatient: true, signal });
  await expect(patient).rejects.toMatchObject({ code: 'aborted' });
});

test('the echo bot of the documentation answers, in the room and in private', async ({
  roomUrl,
  join: enter,
  run,
}) => {
  const bot = run([exampleFile('echo-bot.mjs'), roomUrl]);
  await expect.poll(bot.printed).toContain('Echo is in');
  const robin = await enter(roomUrl, 'Robin');
  const { id } = robin.say('is there anybody');
  await expect
    .poll(() => robin.messages.at(-1))
    .toMatchObject({ name: 'Echo', text: 'is there anybody', replyTo: id });
  const talk = robin.private(robin.members[0]?.id ?? '');
  talk.say('psst');
  await expect.poll(() => texts(talk)).toEqual(['psst', 'psst']);
  bot.process.kill('SIGTERM');
  expect(await once(bot.process, 'exit')).toEqual([0, null]);
  await expect.poll(() => robin.members).toEqual([]);
  expect(bot.complained()).toBe('');
});

test('parley pipe carries lines in both directions, and ends when they have reached somebody', async ({
  roomUrl,
  join: enter,
  run,
}) => {
  const robin = await enter(roomUrl, 'Robin');
  const pipe = run([MAIN, 'pipe', roomUrl, '--name', 'Build log']);
  await expect.poll(() => robin.members[0]?.route).toBe('direct');
  robin.say('what is it?\nsay');
  await expect.poll(pipe.printed).toBe('Robin: what is it?\n  say\n');
  pipe.process.stdin?.end('one\n\ntwo');
  expect(await once(pipe.process, 'exit')).toEqual([0, null]);
  expect(texts(robin).slice(1)).toEqual(['one', 'two']);
  expect(pipe.complained()).toBe('');

  const misused = run([MAIN, 'pipe', new URL('/', roomUrl).href]);
  expect(await once(misused.process, 'exit')).toEqual([2, null]);
  expect(misused.complained()).toBe('parley pipe: The link names no room: one with ?roomId= is needed.\n');
});

test('parley pipe does not claim what nobody has', async ({ roomUrl, run }) => {
  const pipe = run([MAIN, 'pipe', `${roomUrl}-alone`]);
  pipe.process.stdin?.end('is anybody here?\n');
  await expect.poll(pipe.complained).toContain('nobody is here');
  pipe.process.kill('SIGINT');
  expect(await once(pipe.process, 'exit')).toEqual([2, null]);
  expect(pipe.complained()).toContain('1 of what was said reached nobody');
});

test('the page of twenty lines talks with a program, from an origin of its own', async ({
  browser,
  startServer,
  join: enter,
}) => {
  const { url, server } = await servePage();
  const chat = await startServer({ ALLOWED_ORIGINS: new URL(url).origin });
  const link = chat.roomUrl('twenty');
  const robin = await enter(link, 'Robin');
  const page = await browser.newPage();
  await page.goto(`${url}?link=${encodeURIComponent(link)}`);
  await expect
    .poll(() => robin.members.map(({ name, route }) => `${name} ${route}`))
    .toEqual(['Twenty lines direct']);
  robin.say('hello, page');
  const log = page.getByRole('list', { name: 'Log' });
  await expect(log).toHaveText('Robin: hello, page');
  await page.getByLabel('Text').fill('hello, program');
  await page.getByRole('button', { name: 'Say' }).click();
  await expect.poll(() => texts(robin)).toEqual(['hello, page', 'hello, program']);
  await page.close();
  await expect.poll(() => robin.members).toEqual([]);
  server.close();
});
