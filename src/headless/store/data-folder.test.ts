import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolder, logPath } from './data-folder.ts';
import { askOwner, type FolderLock, lockFolder } from './folder-lock.ts';

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'parley-data-')), 'data');
});
afterEach(() => rmSync(join(path, '..'), { recursive: true, force: true }));

const made = async (): Promise<DataFolder> => {
  const folder = new DataFolder(path);
  await folder.prepare();
  return folder;
};
const LINK = 'https://chat.example.com/?roomId=standup#key';
const modeOf = (of: string) => statSync(of).mode & 0o777;

describe('the folder of a keeper', () => {
  it('remembers rooms once, for its owner alone, under a label that says nothing', async () => {
    const folder = await made();
    const room = await folder.remember(LINK, 5);
    expect(await folder.remember(LINK, 9)).toEqual(room);
    expect(await new DataFolder(path).rooms()).toEqual([room]);
    expect(room).toMatchObject({ link: LINK, since: 5 });
    expect(room.label).toMatch(/^[0-9a-f]{6}$/);
    expect([modeOf(path), modeOf(room.path), modeOf(join(room.path, 'room.json'))]).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  it('forgets all of a room, also where a crash left it half done', async () => {
    const folder = await made();
    const room = await folder.remember(LINK, 5);
    writeFileSync(logPath(room), 'log');
    await folder.forget(room);
    await folder.forget(room);
    expect(await folder.rooms()).toEqual([]);
    expect(() => statSync(room.path)).toThrow();
  });

  it('passes over what is no room', async () => {
    const folder = await made();
    const room = await folder.remember(LINK, 5);
    writeFileSync(join(room.path, 'room.json'), '{"link":');
    expect(await folder.rooms()).toEqual([]);
  });
});

describe('the lock of a folder', () => {
  const locked = async (answer = async (request: string) => `${request}!`): Promise<FolderLock> => {
    const lock = await lockFolder(path, answer);
    if ('problem' in lock) throw new Error(lock.problem);
    return lock;
  };

  it('is had by one at a time, who answers the others', async () => {
    await made();
    const lock = await locked();
    expect(await lockFolder(path, async () => '')).toEqual({ problem: 'taken' });
    expect(await askOwner(path, 'hello')).toBe('hello!');
    await lock.release();
    expect(await askOwner(path, 'hello')).toBe(null);
    await (await locked()).release();
  });

  it('is free when its owner was killed', async () => {
    await made();
    const script = `require('net').createServer().listen(${JSON.stringify(join(path, 'keeper.sock'))}, () => console.log('listening'))`;
    const owner: ChildProcess = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (owner.stdout) await once(owner.stdout, 'data');
    expect(await lockFolder(path, async () => '')).toEqual({ problem: 'taken' });
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const lock = await locked();
    expect(await lockFolder(path, async () => '')).toEqual({ problem: 'taken' });
    expect(await askOwner(path, 'hello')).toBe('hello!');
    await lock.release();
    await (await locked()).release();
  });

  it('tells of a folder that holds no sockets', async () => {
    expect(await lockFolder(join(path, 'nowhere'), async () => '')).toMatchObject({ problem: 'unfit' });
  });
});
