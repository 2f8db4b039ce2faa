/** What all rooms of a table share: the pages of the contenders, and servers that are started when first asked for. */
import { PageHost, type PageName } from '../page-host.ts';
import { type Program, ServerProcess } from '../server-process.ts';

export class FileWorld {
  readonly host: PageHost;
  readonly #servers = new Map<Program, Promise<ServerProcess>>();

  private constructor(host: PageHost) {
    this.host = host;
  }

  static async start(pages: Iterable<PageName>): Promise<FileWorld> {
    return new FileWorld(await PageHost.start([...new Set(pages)]));
  }

  server(program: Program): Promise<ServerProcess> {
    const started = this.#servers.get(program) ?? ServerProcess.start(program);
    this.#servers.set(program, started);
    return started;
  }

  async stop(): Promise<void> {
    for (const server of this.#servers.values()) await (await server).stop();
    this.host.stop();
  }
}
