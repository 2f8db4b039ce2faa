import type { Page } from '@playwright/test';
import {
  startTunnelServer,
  type TunnelServer,
  type TunnelServerOptions,
} from '../../src/server/tunnel/testing/tunnel-server.ts';
import type { ChatServer } from '../support/chat-server.ts';
import { copied, watchCopies } from '../support/clipboard.ts';
import { test as base, expect } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

interface Tunnelled {
  readonly server: ChatServer;
  readonly service: TunnelServer;
  /** As people elsewhere open the room now. */
  link(): string;
}

const test = base.extend<{ startTunnelled: (options?: TunnelServerOptions) => Promise<Tunnelled> }>({
  startTunnelled: async ({ startServer }, use) => {
    const services: TunnelServer[] = [];
    await use(async (options) => {
      const service = await startTunnelServer(options);
      services.push(service);
      const server = await startServer({ TUNNEL: 'localtunnel', TUNNEL_HOST: service.url });
      await expect.poll(() => service.publicUrl()).not.toBe('');
      return { server, service, link: () => `${service.publicUrl()}/?roomId=tunnelled` };
    });
    await Promise.all(services.map((service) => service.close()));
  },
});

test('eight people meet over a tunnel, and the one too many is told', async ({
  startTunnelled,
  openMember,
}) => {
  const { server, link } = await startTunnelled();
  const members: Member[] = [];
  for (let n = 0; n < 8; n++) {
    const member = await openMember({ url: link() });
    await member.hasJoined();
    members.push(member);
  }
  await everyLinkIsConnected(members);
  for (const [seat, member] of members.entries()) await member.say(`seat ${seat} through the tunnel.`);
  for (const seat of members.keys()) await everyoneReads(members, `seat ${seat} through the tunnel.`);

  // With nobody waiting for the place: the page comes over what is kept free.
  const [first] = members as [Member];
  await first.page.reload();
  await first.isConnectedTo(7);

  const ninth = await openMember({ url: link() });
  await expect(ninth.banner).toContainText('This tunnel is full');
  await expect(ninth.people.getByRole('listitem')).toHaveCount(0);

  const host = await openMember({ url: server.roomUrl('tunnelled') });
  await host.isConnectedTo(8);

  await members.pop()?.page.close();
  await expect(ninth.banner).toBeEmpty();
  await everyLinkIsConnected([...members, host, ninth]);
  await expect(ninth.message('seat 7 through the tunnel.')).toBeVisible();
});

test('a tunnel that is cut and opens again costs nothing that was said @promise', async ({
  startTunnelled,
  openMember,
}) => {
  const { service, link } = await startTunnelled();
  const url = link();
  const members = [await openMember({ url }), await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected(members);
  const [ada] = members as [Member];
  await ada.say('before it was cut');

  service.cut();
  for (const { banner } of members) await expect(banner).toContainText('cannot be reached');
  for (const [seat, member] of members.entries()) await member.say(`meanwhile ${seat}`);
  for (const seat of members.keys()) await everyoneReads(members, `meanwhile ${seat}`);

  await expect.poll(() => service.lent(), 'the tunnel opens again').toBeGreaterThan(1);
  expect(link(), 'under its name').toBe(url);
  for (const { banner } of members) await expect(banner).toBeEmpty();
  const cleo = await openMember({ url });
  const everyone = [...members, cleo];
  await everyLinkIsConnected(everyone);
  await cleo.say('came through the second one');
  await everyoneReads(everyone, 'came through the second one');
  for (const text of ['before it was cut', 'meanwhile 0', 'meanwhile 1', 'meanwhile 2'])
    await expect(cleo.message(text)).toHaveCount(1);
  for (const member of members) await expect(member.notices(/left|came back/)).toHaveCount(0);
});

test('the page of the host hands out the link of the tunnel, and everybody learns of another one', async ({
  startTunnelled,
  openMember,
}) => {
  const { server, service, link } = await startTunnelled();
  const host = await openMember({ url: server.roomUrl('tunnelled'), prepare: watchCopies });
  await host.hasJoined();
  await expect(host.transcript.getByRole('textbox', { name: 'Address to share' })).toHaveValue(link());
  await host.page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => copied(host.page)).toBe(link());
  const ben = await openMember({ url: link(), prepare: watchCopies });
  await everyLinkIsConnected([host, ben]);

  const before = link();
  service.refuseNextName();
  service.cut();
  const note = ben.page.getByRole('region', { name: 'New link to this room' });
  await expect(note).toContainText(`${await host.name()} says that newcomers reach this room over`);
  expect(link()).not.toBe(before);
  await expect(note).toContainText(new URL(link()).host);
  await note.getByRole('button', { name: 'Copy the new link' }).click();
  await expect.poll(() => copied(ben.page)).toBe(link());
  await note.getByRole('button', { name: 'Not now' }).click();
  await expect(note).toHaveCount(0);

  await expect(host.page.getByText('The link has changed')).toBeVisible();
  await expect(host.page.getByRole('region', { name: 'New link to this room' })).toHaveCount(0);
  await host.page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => copied(host.page)).toBe(link());

  const cleo = await openMember({ url: link() });
  await everyLinkIsConnected([host, ben, cleo]);
  await cleo.say('by the new link');
  await everyoneReads([host, ben, cleo], 'by the new link');
});

test('people without WebSocket meet over a tunnel', async ({ startTunnelled, openMember }) => {
  const { link } = await startTunnelled();
  const withoutWebSocket = async (page: Page): Promise<void> => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebSocket'));
  };
  const seat = () => openMember({ url: link(), prepare: withoutWebSocket });
  const members = [await seat(), await seat(), await seat(), await seat()];
  await everyLinkIsConnected(members);
  for (const [n, member] of members.entries()) {
    await expect(member.banner).toBeEmpty();
    await member.say(`polled ${n}`);
    await everyoneReads(members, `polled ${n}`);
  }
});
