/**
 * What runs in the image that the Dockerfile makes, without Docker: the same folder, command, environment and check,
 * and where root may, the same confinement: another user, no capabilities, nothing that can be written to.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Image, readDockerfile } from './dockerfile.ts';
import { freePort } from './proxy-programs.ts';

const ROOT = join(import.meta.dirname, '../..');
/** In a namespace of its own; only what the kernel itself shows stays as it is. */
const READ_ONLY =
  'mount -o remount,bind,ro / && mount --bind "$PWD" "$PWD" && mount -o remount,bind,ro "$PWD"';

/** A folder as the Dockerfile's build stage leaves it at `/app`. */
export function assembleImage(): { readonly folder: string; remove(): void } {
  const scratch = mkdtempSync(join(tmpdir(), 'parley-image-'));
  // For everybody, as a file system in a container is.
  chmodSync(scratch, 0o755);
  const folder = join(scratch, 'app');
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'assemble', '--', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(stderr);
  return { folder, remove: () => rmSync(scratch, { recursive: true }) };
}

/** Puts a program into the confinement of the compose file; `sh -c` with the program's words behind it. */
function confined({ user }: Image, words: readonly string[]): string[] {
  const [uid = '', gid = ''] = user.split(':');
  const nobody = `setpriv --reuid ${uid} --regid ${gid} --clear-groups --no-new-privs --bounding-set=-all`;
  const script = `${READ_ONLY} && ! touch "$PWD/written" 2>/dev/null && exec ${nobody} -- "$@"`;
  return ['unshare', '--mount', 'sh', '-c', script, 'sh', ...words];
}

/** Why nothing can be confined here; null when it can. */
export function whyNotConfined(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can make a file system read-only for one program';
  const [program = '', ...args] = confined(readDockerfile(), [process.execPath, '--version']);
  const { status, stderr } = spawnSync(program, args, { cwd: '/', encoding: 'utf8' });
  return status === 0 ? null : `a confined Node.js does not start here: ${stderr}`;
}

export class Container {
  readonly url: URL;
  readonly #image: Image;
  readonly #folder: string;
  readonly #process: ChildProcess;

  private constructor(image: Image, folder: string, process: ChildProcess, port: number) {
    this.#image = image;
    this.#folder = folder;
    this.#process = process;
    this.url = new URL(`http://127.0.0.1:${port}/`);
  }

  static async start(folder: string, { isConfined }: { isConfined: boolean }): Promise<Container> {
    const image = readDockerfile();
    const port = await freePort();
    const [program = '', ...args] = isConfined ? confined(image, image.command) : image.command;
    const env = environment(image, port);
    const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.includes(`:${port}/`)) continue;
      child.stdout.resume();
      return new Container(image, folder, child, port);
    }
    throw new Error('The server ended before it said where it is.');
  }

  /** Whether Docker would call it healthy. */
  isHealthy(): boolean {
    const [program = '', ...args] = this.#image.healthCheck;
    const env = environment(this.#image, Number(this.url.port));
    return spawnSync(program, args, { cwd: this.#folder, env }).status === 0;
  }

  /** As `docker stop` does it; the exit code. */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode !== null) return this.#process.exitCode;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const [code] = (await exited) as [number | null];
    return code;
  }
}

/** Nothing of this machine's but where its programs are; nothing leaves it, and nobody else comes in. */
const environment = ({ env }: Image, port: number) => ({
  PATH: process.env.PATH ?? '',
  ...env,
  PORT: String(port),
  HOST: '127.0.0.1',
  STUN_URLS: '',
  LOG_LEVEL: 'warn',
});
