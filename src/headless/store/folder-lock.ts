/**
 * One process owns a folder. It listens on a socket in it, which ends with the process however that ends, and which other
 * processes of this machine reach from every container that has the folder. Over the same socket they ask for something.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join, relative, resolve } from 'node:path';

export interface FolderLock {
  /** Idempotent. */
  release(): Promise<void>;
}

/** `taken`: another process has it. `unfit`: the folder cannot hold a socket; `code` is the system's. */
export type LockProblem =
  | { readonly problem: 'taken' }
  | { readonly problem: 'unfit'; readonly code: string };

/** Answers one line with one line. */
export type Answer = (request: string) => Promise<string>;

const NAME = 'keeper.sock';
const TAKEOVER = 'keeper.takeover';
const MAX_LINE = 16_384;

export async function lockFolder(folder: string, answer: Answer): Promise<FolderLock | LockProblem> {
  const path = socketPath(folder);
  const first = await listen(path, answer);
  if (typeof first !== 'string') return lockOf(first);
  if (first !== 'EADDRINUSE') return { problem: 'unfit', code: first };
  // What a process left that was killed answers nobody.
  if (await isAnswered(path)) return { problem: 'taken' };
  return takeOver(folder, path, answer);
}

/** What the owner of the folder answers; null where nobody owns it. */
export async function askOwner(folder: string, request: string): Promise<string | null> {
  const socket = await reach(socketPath(folder));
  if (socket === null) return null;
  socket.end(`${request}\n`);
  return readLine(socket);
}

/** Of several processes that find it left, one gets it. */
async function takeOver(folder: string, path: string, answer: Answer): Promise<FolderLock | LockProblem> {
  const mark = join(folder, TAKEOVER);
  try {
    await mkdir(mark);
  } catch {
    // Another process is at it; or was killed at it, and the next try goes well.
    await rm(mark, { recursive: true, force: true });
    return { problem: 'taken' };
  }
  try {
    if (await isAnswered(path)) return { problem: 'taken' };
    const own = socketPath(folder, `${NAME}.${randomBytes(4).toString('hex')}`);
    const server = await listen(own, answer);
    if (typeof server === 'string') return { problem: 'unfit', code: server };
    await rename(own, path);
    return lockOf(server, path);
  } finally {
    await rm(mark, { recursive: true, force: true });
  }
}

const lockOf = (server: Server, path: string | null = null): FolderLock => ({
  release: () =>
    new Promise((released) => {
      server.close(() => released());
      // Under another name than it was made with, nobody else removes it.
      if (path !== null && server.listening) void rm(path, { force: true });
    }),
});

/** The server, or the system's code for why there is none. */
function listen(path: string, answer: Answer): Promise<Server | string> {
  return new Promise((settle) => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => socket.destroy());
      void readLine(socket).then(async (request) => {
        // Whoever only looks whether somebody is here says nothing.
        socket.end(request === null ? '' : `${await answer(request)}\n`);
      });
    });
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? 'unknown'));
    server.listen(path, () => {
      server.unref();
      if (process.platform === 'win32') return settle(server);
      void chmod(path, 0o600).then(
        () => settle(server),
        () => settle(server),
      );
    });
  });
}

function reach(path: string): Promise<Socket | null> {
  return new Promise((settle) => {
    const socket = connect({ path, allowHalfOpen: true });
    socket.once('connect', () => settle(socket));
    socket.on('error', () => settle(null));
  });
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = await reach(path);
  socket?.destroy();
  return socket !== null;
}

/** Null where there is none. */
function readLine(socket: Socket): Promise<string | null> {
  return new Promise((settle) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (more: string) => {
      text += more;
      const end = text.indexOf('\n');
      if (end >= 0) settle(text.slice(0, end));
      else if (text.length > MAX_LINE) socket.destroy();
    });
    socket.on('close', () => settle(null));
    socket.on('end', () => settle(null));
  });
}

/** Windows has sockets beside its folders. Elsewhere their paths are short: from here, where that is shorter. */
function socketPath(folder: string, name = NAME): string {
  if (process.platform === 'win32') {
    const digest = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 32);
    return `\\\\.\\pipe\\parley-${digest}`;
  }
  const path = resolve(folder, name);
  const short = relative(process.cwd(), path);
  return short.length < path.length ? short : path;
}
