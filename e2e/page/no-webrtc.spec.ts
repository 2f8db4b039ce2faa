/** Browsers that cannot take part read why and what to do: at once, whatever the way in which they cannot. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const ways: readonly (readonly [name: string, spoil: () => void])[] = [
  ['is removed', () => Reflect.deleteProperty(window, 'RTCPeerConnection')],
  ['is undefined', () => Object.assign(window, { RTCPeerConnection: undefined })],
  ['is null', () => Object.assign(window, { RTCPeerConnection: null })],
  [
    'may not be looked at',
    () =>
      Object.defineProperty(window, 'RTCPeerConnection', {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
  ],
  [
    'is a stub @promise',
    () => {
      function Stub() {
        // Nothing.
      }
      Object.assign(window, { RTCPeerConnection: Stub });
    },
  ],
  [
    'is a stub whose methods answer nothing',
    () => {
      const nothing = () => undefined;
      const get = () => nothing;
      Object.assign(window, {
        RTCPeerConnection: function Stub() {
          return new Proxy({}, { get });
        },
      });
    },
  ],
  [
    'throws when it is constructed',
    () => {
      window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
        construct() {
          throw new DOMException('blocked', 'NotAllowedError');
        },
      });
    },
  ],
  ['has no data channels', () => Reflect.deleteProperty(RTCPeerConnection.prototype, 'createDataChannel')],
  [
    'throws when a data channel is made',
    () => {
      RTCPeerConnection.prototype.createDataChannel = () => {
        throw new DOMException('blocked', 'OperationError');
      };
    },
  ],
  [
    'makes no offer',
    () => {
      const createOffer = () => Promise.reject(new DOMException('policy', 'OperationError'));
      Object.assign(RTCPeerConnection.prototype, { createOffer });
    },
  ],
  [
    'never answers',
    () => {
      Object.assign(RTCPeerConnection.prototype, { createOffer: () => new Promise(() => undefined) });
    },
  ],
];

const heading = ({ page }: Member, name: string) => page.getByRole('heading', { name });
const UNSUPPORTED = 'This browser cannot take part';

/** What the page asked its server for, apart from itself. */
function watchServer(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/socket.io/')) asked.push(request.url());
  });
  page.on('websocket', (socket) => asked.push(socket.url()));
  return asked;
}

async function readsWhy(member: Member): Promise<void> {
  await expect(heading(member, UNSUPPORTED)).toBeVisible();
  await expect(member.page.getByRole('listitem').filter({ hasText: 'about:config' })).toBeVisible();
  await expect(member.page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(member.box).toBeHidden();
  await expect(member.people).toBeHidden();
  await expect(member.banner).toBeEmpty();
}

for (const [name, spoil] of ways) {
  test(`a browser whose WebRTC ${name} is told, before anybody is asked for anything`, async ({
    openMember,
  }) => {
    const asked: string[][] = [];
    const member = await openMember({
      prepare: async (page) => {
        asked.push(watchServer(page));
        await page.addInitScript(spoil);
      },
    });
    await readsWhy(member);
    expect(asked).toEqual([[]]);
  });
}

test('a Firefox in which WebRTC is switched off is told @chromium', async ({ launch, openMember }) => {
  const browser = await launch('firefox', [], { 'media.peerconnection.enabled': false });
  await readsWhy(await openMember({ browser }));
});

test('a browser that answers late after all goes into the room', async ({ openMember }) => {
  const late = await openMember({
    prepare: async (page) => {
      await page.addInitScript(() => {
        const { prototype } = RTCPeerConnection;
        const { createOffer } = prototype;
        const released = new Promise((resolve) => addEventListener('released', resolve));
        Object.assign(prototype, {
          async createOffer(this: RTCPeerConnection) {
            await released;
            return Reflect.apply(createOffer, this, []);
          },
        });
      });
    },
  });
  await readsWhy(late);
  await late.page.evaluate(() => dispatchEvent(new Event('released')));
  await late.hasJoined();
  await expect(heading(late, UNSUPPORTED)).toHaveCount(0);
  await expect(late.page.getByRole('button', { name: /^Theme/ })).toHaveCount(1);
});

test('a wrapper around WebRTC that lacks what is not needed takes part', async ({ openMember }) => {
  const wrapped = await openMember({
    prepare: async (page) => {
      await page.addInitScript(() => {
        const Real = RTCPeerConnection;
        function Wrapper(configuration?: RTCConfiguration) {
          return new Real(configuration);
        }
        Wrapper.prototype = Real.prototype;
        Object.assign(window, { RTCPeerConnection: Wrapper });
      });
    },
  });
  const ben = await openMember();
  await everyLinkIsConnected([wrapped, ben]);
  await wrapped.say('good day');
  await everyoneReads([wrapped, ben], 'good day');
});

test('looking whether WebRTC works leaves nothing behind', async ({ openMember }) => {
  const ada = await openMember({
    prepare: async (page) => {
      await page.addInitScript(() => {
        const made: RTCPeerConnection[] = [];
        window.RTCPeerConnection = class extends RTCPeerConnection {
          constructor(configuration?: RTCConfiguration) {
            super(configuration);
            made.push(this);
          }
        };
        Object.assign(globalThis, { made });
      });
    },
  });
  await ada.hasJoined();
  const states = () =>
    ada.page.evaluate(() =>
      (globalThis as unknown as { made: RTCPeerConnection[] }).made.map(
        ({ signalingState }) => signalingState,
      ),
    );
  await expect.poll(states).toEqual(['closed', 'closed']);
  await ada.isComplete();
  expect(await states()).toEqual(['closed', 'closed']);
});

test('on a small screen all of it can be read @chromium', async ({ openMember }) => {
  const { page } = await openMember({
    context: { viewport: { width: 320, height: 400 } },
    prepare: async (page) => {
      await page.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
    },
  });
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect(retry).toBeVisible();
  await expect(retry).not.toBeInViewport();
  await page.mouse.move(160, 200);
  await page.mouse.wheel(0, 5_000);
  await expect(retry).toBeInViewport({ ratio: 1 });
});
