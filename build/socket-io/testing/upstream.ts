/** The modules of Socket.IO that the page's client really imports, in the copies that are installed for it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** By which package each one is imported. */
const IMPORTED_BY: Readonly<Record<string, string>> = {
  'socket.io-parser': 'socket.io-client',
  'engine.io-client': 'socket.io-client',
  'engine.io-parser': 'engine.io-client',
};

function entryOf(name: string): string {
  const importer = IMPORTED_BY[name];
  return createRequire(importer === undefined ? import.meta.filename : entryOf(importer)).resolve(name);
}

/** `module` begins with the name of its package. */
export function upstreamFile(module: string): string {
  const [name = '', ...path] = module.split('/');
  const [folder] = entryOf(name).split(join(name, 'build'));
  return join(folder ?? '', name, ...path);
}

/** Its types are the caller's claim. */
export const importUpstream = <Module extends object>(module: string): Promise<Module> =>
  import(pathToFileURL(upstreamFile(module)).href);
