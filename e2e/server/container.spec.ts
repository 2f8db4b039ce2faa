/** The steps of the Dockerfile without Docker: pack, install what it needs to run and nothing else, start, check, chat. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads } from '../support/member.ts';
import { assembleImage, Container, whyNotConfined } from './container.ts';

test.describe.configure({ mode: 'serial' });

let image: ReturnType<typeof assembleImage>;
test.beforeAll(() => {
  image = assembleImage();
});
test.afterAll(() => image?.remove());

test('the image holds the server, the page and what they need @chromium', () => {
  const has = (path: string) => existsSync(join(image.folder, path));
  expect(['dist/server/main.js', 'dist/public/index.html', 'node_modules/express'].filter(has)).toHaveLength(
    3,
  );
  expect(['src', 'public', 'e2e', 'node_modules/vite', 'node_modules/typescript'].filter(has)).toEqual([]);
  const built = readdirSync(join(image.folder, 'dist'), { recursive: true, encoding: 'utf8' });
  expect(built.filter((name) => /\.map$|\.tsbuildinfo$|\.test\.|testing/.test(name))).toEqual([]);
});

for (const isConfined of [false, true]) {
  const how = isConfined ? 'as another user who can write nothing' : 'as the Dockerfile starts it';
  test(`two people talk over the server of the image, ${how}`, async ({ openMember }) => {
    const reason = isConfined ? whyNotConfined() : null;
    test.skip(reason !== null, `NOT RUN: ${reason}`);
    const container = await Container.start(image.folder, { isConfined });
    expect(container.isHealthy()).toBe(true);

    const url = `${container.url.href}?roomId=in-a-container`;
    const members = [await openMember({ url }), await openMember({ url })];
    await everyLinkIsConnected(members);
    await members[0]?.say('is anybody in here?');
    await everyoneReads(members, 'is anybody in here?');

    expect(await container.stop()).toBe(0);
    expect(container.isHealthy()).toBe(false);
    await members[1]?.say('it goes on without it');
    await everyoneReads(members, 'it goes on without it');
  });
}
