/** The browser's disk, where files can be opened for writing: only a worker can do that. */
import type { Directory, SyncFile } from '../room/files/store/directory.ts';
import { OpfsFolder, onceFree } from '../room/files/store/opfs.ts';

export class OpfsDirectory extends OpfsFolder implements Directory {
  override async folder(name: string, create: boolean): Promise<OpfsDirectory | null> {
    const handle = await this.handleOf(name, create);
    return handle && new OpfsDirectory(handle);
  }

  async open(name: string): Promise<SyncFile> {
    const handle = await this.handle.getFileHandle(name, { create: true });
    return openedFile(await onceFree(() => handle.createSyncAccessHandle()));
  }
}

const openedFile = (access: FileSystemSyncAccessHandle): SyncFile => ({
  size: () => access.getSize(),
  read: (into, at) => access.read(into as Uint8Array<ArrayBuffer>, { at }),
  write: (bytes, at) => access.write(bytes as Uint8Array<ArrayBuffer>, { at }),
  truncate: (size) => access.truncate(size),
  flush: () => access.flush(),
  close: () => access.close(),
});
