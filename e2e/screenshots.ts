/** Takes the README's picture, those of the installed page, and further ones into `test-results/screenshots` for whoever
 *  works on the looks. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ChatServer } from './support/chat-server.ts';
import { expect, test } from './support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from './support/member.ts';

const ROOT = join(import.meta.dirname, '..');
const README_PICTURE = join(ROOT, 'docs/screenshot.png');
const drawer = (name: string): string => join(ROOT, 'test-results/screenshots', `${name}.png`);

/** What the manifest names. */
const staticFile = (path: string): string => join(ROOT, 'public/static', path);

const WIDE = { width: 1_280, height: 800 };
const PHONE = { width: 390, height: 844 };
const NAMES = ['Maya Lindqvist', 'Tomás Rivera', 'Aiko', 'Jonas Weber'] as const;
const TALK: readonly (readonly [speaker: 0 | 1 | 2 | 3, text: string])[] = [
  [0, 'Morning! Who is in for the harbour walk on Saturday?'],
  [1, 'Me, if the ferry runs. The timetable says 9:40.'],
  [1, 'https://example.org/ferries/harbour-line'],
  [2, 'I am in, and I bring the good thermos.'],
  [3, 'Only from eleven on, sorry. I will meet you at the lighthouse?'],
  [0, 'Perfect. Then:\n9:40 ferry, pier 3\n11:00 lighthouse, with Jonas\n12:30 fish soup'],
  [2, '12:30 fish soup is the most important line of this plan.'],
];

test.use({ viewport: WIDE, contextOptions: { reducedMotion: 'reduce' } });

async function livelyRoom(
  server: ChatServer,
  openMember: (seat: { url: string }) => Promise<Member>,
): Promise<Member[]> {
  const members: Member[] = [];
  for (const name of NAMES) {
    // Named before they come in, so that the picture shows a talk and not a christening.
    const member = await openMember({ url: server.roomUrl() });
    await member.rename(name);
    await expect(member.nameBox).toHaveValue(name);
    await member.page.goto(server.roomUrl('harbour-walk'));
    members.push(member);
    await everyLinkIsConnected(members);
  }
  for (const [speaker, text] of TALK) {
    await members[speaker]?.say(text);
    await everyoneReads(members, text.split('\n').at(-1) ?? '');
  }
  return members;
}

/** Both pictures in one, side by side. */
async function sideBySide(page: Page, pictures: readonly Buffer[], path: string): Promise<void> {
  await page.setViewportSize({ width: WIDE.width * 2, height: WIDE.height });
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
  await page.setContent(`<style>body{margin:0;display:flex}</style>${images.join('')}`);
  await page.screenshot({ path });
}

/** Systems cut a maskable icon to a shape of their own: its ground fills the square, and what must be seen stands in the
 *  middle. */
const ICONS = [
  { name: '32', size: 32, isMaskable: false },
  { name: '192', size: 192, isMaskable: false },
  { name: '512', size: 512, isMaskable: false },
  { name: 'maskable-512', size: 512, isMaskable: true },
] as const;
const IN_THE_MIDDLE = 0.84;

test('the icon, in the sizes that installers want', async ({ browser }) => {
  const svg = readFileSync(staticFile('favicon.svg'), 'utf8');
  const [, ground = ''] = /<rect[^>]*fill="([^"]+)"/.exec(svg) ?? [];
  const page = await browser.newPage();
  for (const { name, size, isMaskable } of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    const [colour, scale] = isMaskable ? [ground, IN_THE_MIDDLE] : ['transparent', 1];
    const ownGround = isMaskable ? 'rect{display:none}' : '';
    const style = `html{background:${colour}}body{margin:0}svg{display:block;width:100vw;scale:${scale}}${ownGround}`;
    await page.setContent(`<style>${style}</style>${svg}`);
    await page.screenshot({ path: staticFile(`icons/${name}.png`), omitBackground: true });
  }
  await page.close();
});

const PREVIEW = { width: 1_200, height: 630 };

test('the picture that is shown of a posted link', async ({ browser }) => {
  const svg = readFileSync(staticFile('favicon.svg'), 'utf8');
  const page = await browser.newPage({ viewport: PREVIEW });
  const style = `body{margin:0;height:100vh;display:grid;grid-template-columns:auto auto;place-content:center;gap:1rem 3.5rem;
    align-items:center;background:#faf7f0;color:#23211d;font-family:"Palatino Linotype",Palatino,"URW Palladio L",Georgia,serif}
    svg{width:16rem;height:16rem}h1{margin:0;font-size:9rem;font-weight:400;line-height:1}
    p{margin:.75rem 0 0;font:2.125rem/1.35 system-ui,sans-serif;color:#655e52}`;
  await page.setContent(
    `<style>${style}</style>${svg}<div><h1>Parley</h1><p>Room chat, browser to browser</p></div>`,
  );
  await page.screenshot({ path: staticFile('preview.png') });
  await page.close();
});

test('a lively room, light and dark, wide and narrow', async ({ openMember, startServer, browser }) => {
  const members = await livelyRoom(await startServer(), openMember);
  const [maya] = members as [Member];
  const pictures: Buffer[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await maya.page.emulateMedia({ colorScheme });
    await maya.page.setViewportSize(WIDE);
    pictures.push(await maya.page.screenshot({ path: drawer(`room-${colorScheme}`) }));
    await maya.page.setViewportSize(PHONE);
    await expect(maya.messages().last()).toBeInViewport();
    await maya.page.screenshot({ path: drawer(`phone-${colorScheme}`) });
  }
  mkdirSync(staticFile('screenshots'), { recursive: true });
  for (const [name, picture] of [
    ['wide', 'room-light'],
    ['narrow', 'phone-light'],
  ] as const)
    copyFileSync(drawer(picture), staticFile(`screenshots/${name}.png`));
  const page = await browser.newPage();
  await sideBySide(page, pictures, README_PICTURE);
  await page.close();
  expect(readFileSync(README_PICTURE).length).toBeGreaterThan(10_000);
});

test('an empty room, its QR code, a room that cannot be, a full one, a server that is gone', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer({ ROOM_CAPACITY: '2' });
  const url = server.roomUrl('harbour-walk');
  const ada = await openMember({ url });
  await expect(ada.banner).toBeEmpty();
  await ada.page.screenshot({ path: drawer('empty') });
  await ada.page.setViewportSize(PHONE);
  await ada.page.screenshot({ path: drawer('empty-phone') });
  await ada.page.setViewportSize(WIDE);
  await ada.page.getByRole('button', { name: 'QR code' }).click();
  await expect(ada.page.getByRole('dialog')).toBeVisible();
  await ada.page.screenshot({ path: drawer('qr') });
  await ada.page.keyboard.press('Escape');

  const lost = await openMember({ url: server.roomUrl('no such room') });
  await expect(lost.page.getByRole('button', { name: 'Start a new room' })).toBeVisible();
  await lost.page.screenshot({ path: drawer('bad-room') });

  await everyLinkIsConnected([ada, await openMember({ url })]);
  const late = await openMember({ url });
  await expect(late.banner).toContainText('full');
  await late.page.screenshot({ path: drawer('full') });

  await ada.say('Good that we do not need it.');
  await server.kill();
  await expect(ada.banner).toContainText('cannot be reached');
  await ada.page.screenshot({ path: drawer('server-gone') });
});
