/** Our server behind a proxy that a file of `deploy/` makes, for tests of what people and requests meet there. */
import { whyWithout } from '../../scripts/program-path.ts';
import {
  type Change,
  freePort,
  type ProxyFile,
  pathOf,
  programOf,
  type RunningProxy,
  startProxy,
} from '../server/proxy-programs.ts';
import type { ChatServer, Settings } from './chat-server.ts';
import { test as base } from './fixtures.ts';

export interface Site {
  /** Of the page, as people open it. */
  readonly url: URL;
  readonly plainPort: number;
  readonly server: ChatServer;
  /** A second process, where one was asked for. */
  readonly twin: ChatServer | undefined;
}

interface SiteOptions {
  readonly settings?: Settings;
  /** For a second process. */
  readonly twinSettings?: Settings;
  /** What the operator wrote otherwise than the file has it. */
  readonly changes?: readonly Change[];
}

interface SiteFixtures {
  /** Our server behind the proxy that this file of `deploy/` makes. */
  readonly openSite: (file: ProxyFile, options?: SiteOptions) => Promise<Site>;
}

const hostOf = (file: ProxyFile): string => (programOf(file) === 'nginx' ? '127.0.0.1' : 'localhost');

/** What our server is told of a site. */
export const behind = ({ href }: URL): Settings => ({ TRUST_PROXY: '1', PUBLIC_URL: href });

export const test = base.extend<SiteFixtures>({
  openSite: async ({ startServer }, use) => {
    const proxies: RunningProxy[] = [];
    await use(async (file, { settings, twinSettings, changes = [] } = {}) => {
      const reason = whyWithout(programOf(file), 'openssl');
      test.skip(reason !== null, `NOT RUN: ${reason}`);
      const [port, plainPort] = [await freePort(), await freePort()];
      const url = new URL(pathOf(file), `https://${hostOf(file)}:${port}`);
      const server = await startServer({ ...behind(url), ...settings });
      const twin = twinSettings && (await startServer({ ...behind(url), ...twinSettings }));
      const sides = { target: server.url, twin: twin?.url };
      proxies.push(await startProxy({ file, changes, port, plainPort, ...sides }));
      return { url, plainPort, server, twin };
    });
    await Promise.all(proxies.map((proxy) => proxy.stop()));
  },
});

/** Every address from 127.0.0.1 to 127.255.255.254 is this machine's. */
export const ONLY_LINUX = 'NOT RUN: only on Linux a machine has many addresses of its own';

export { expect } from './fixtures.ts';
