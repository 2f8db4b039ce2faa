/** What a spec with an attacker starts from: servers that may turn against those they serve. */
import { test as base } from '../support/fixtures.ts';
import { MaliciousServer } from './malicious-server.ts';

interface AttackerFixtures {
  readonly startAttacker: () => Promise<MaliciousServer>;
}

export const test = base.extend<AttackerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  startAttacker: async ({}, use) => {
    const servers: MaliciousServer[] = [];
    await use(async () => {
      const server = await MaliciousServer.start();
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
});
