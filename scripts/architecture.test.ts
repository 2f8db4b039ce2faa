/** The invariants of the house that can be read off the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCircles } from './import-circles.ts';

const ROOT = join(import.meta.dirname, '..');

interface Source {
  /** From the repository's root. */
  readonly path: string;
  readonly code: string;
  /** Files of the repository that it imports, from the root. */
  readonly imports: readonly string[];
}

function readSource(path: string): Source {
  const code = readFileSync(join(ROOT, path), 'utf8');
  const named = [...code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].flatMap(([, name]) => name ?? []);
  return { path, code, imports: named.map((name) => join(dirname(path), name)) };
}

const sources = ['src', 'public'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => readSource(relative(ROOT, join(entry.parentPath, entry.name))))
    .filter(({ path }) => !path.includes('/testing/')),
);

/** What the server and what it loads have in common. */
const SHARED = [
  'src/brand.ts',
  'src/protocol.ts',
  'src/verification.ts',
  'src/pipe-command.ts',
  'src/keeping.ts',
];

const inFolder = (folder: string) => sources.filter(({ path }) => path.startsWith(folder));

/** Files outside of `allowed` that `folder` imports. */
const strays = (folder: string, allowed: readonly string[]): string[] =>
  inFolder(folder).flatMap(({ path, imports }) =>
    imports
      .filter((imported) => !allowed.some((place) => imported.startsWith(place)))
      .map((imported) => `${path} imports ${imported}`),
  );

/** Files whose code, comments aside, has `word`. */
const namers = (word: RegExp): string[] =>
  sources
    .filter(({ code }) => word.test(code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    .map(({ path }) => path);

describe('arrows point one way', () => {
  it('the net knows the protocol and nothing above', () => {
    expect(strays('public/net/', ['public/net/', 'src/protocol.ts'])).toEqual([]);
  });

  it('the room knows the net and nothing above', () => {
    const types = 'src/verification.ts';
    expect(strays('public/room/', ['public/room/', 'public/net/', 'src/protocol.ts', types])).toEqual([]);
  });

  it('a view knows the room and nothing of the net', () => {
    expect(strays('public/view/', ['public/view/', 'public/room/', 'public/languages/'])).toEqual([]);
  });

  it('the service worker knows nothing of the page, and only the composition knows of it', () => {
    expect(strays('public/worker/', ['public/worker/'])).toEqual([]);
    const knowing = sources.filter(({ imports }) =>
      imports.some((path) => path.startsWith('public/worker/')),
    );
    expect(knowing.filter(({ path }) => !/^public\/(?:worker|app)\//.test(path))).toEqual([]);
  });

  it('no file of the page reaches itself through others', () => {
    expect(importCircles(inFolder('public/'))).toEqual([]);
  });

  it('no folder of the net reaches itself through others', () => {
    expect(importCircles(inFolder('public/net/'), dirname)).toEqual([]);
  });

  it('the library knows the room and the net, and nothing of the page', () => {
    expect(strays('public/library/', ['public/library/', 'public/room/', 'public/net/'])).toEqual([]);
    const users = inFolder('public/').filter(({ imports }) =>
      imports.some((path) => path.startsWith('public/library/')),
    );
    expect(users.filter(({ path }) => !path.startsWith('public/library/'))).toEqual([]);
  });

  it('the contract of the library imports nothing, since its declarations are published alone', () => {
    expect(inFolder('public/library/contract.ts').flatMap(({ imports }) => imports)).toEqual([]);
  });

  it('the server knows the protocol and nothing of the page', () => {
    expect(strays('src/server/', ['src/server/', ...SHARED])).toEqual([]);
  });

  it('what runs without a page knows the library and what is below it', () => {
    const below = [
      'public/library/',
      'public/room/',
      'public/net/',
      'src/protocol.ts',
      'src/pipe-command.ts',
    ];
    expect(strays('src/headless/', ['src/headless/', ...below])).toEqual([]);
  });

  it('a keeper knows the room, the net and the library, and nothing of the page and the server', () => {
    const below = ['public/library/', 'public/room/', 'public/net/', 'src/headless/'];
    expect(strays('src/keeper/', [...below, 'src/keeper/', 'src/keeping.ts'])).toEqual([]);
  });
});

describe('no other file names', () => {
  it('RTCPeerConnection', () => {
    expect(namers(/\bRTCPeerConnection\b/)).toEqual(['public/net/link/rtc-link.ts']);
  });

  it('the WebRTC package of Node.js, but for its types', () => {
    expect(namers(/import\('node-datachannel'\)|^import (?!type).*'node-datachannel'/m)).toEqual([
      'src/headless/webrtc/load-webrtc.ts',
    ]);
  });

  it('socket.io-client', () => {
    const files = ['public/net/signaling/polling.ts', 'public/net/signaling/socket.ts'];
    expect(namers(/'socket\.io-client'/).sort()).toEqual(files);
  });

  it('the client for Redis', () => {
    expect(namers(/'@redis\/client'/)).toEqual(['src/server/rooms/redis/connection.ts']);
  });

  it('the folder that is loaded only with REDIS_URL', () => {
    const outside = sources.filter(({ path }) => !path.startsWith('src/server/rooms/redis/'));
    const loaders = outside.filter(({ imports }) => imports.some((path) => path.includes('/redis/')));
    expect(loaders.map(({ path }) => path)).toEqual(['src/server/rooms/open-rooms.ts']);
    expect(namers(/^import(?! type).*'\.\/redis\//m)).toEqual([]);
  });

  it('the environment', () => {
    expect(namers(/\bprocess\.(env|argv|loadEnvFile)\b/)).toEqual(['src/server/config.ts']);
  });

  it('the database of the device', () => {
    expect(namers(/\bIDB[A-Z]\w+/)).toEqual(['public/room/keep/device/database.ts']);
  });

  it('the signals library', () => {
    expect(namers(/'@preact\/signals-core'/)).toEqual(['public/room/reactive.ts']);
  });
});

it('the page makes no markup from text', () => {
  expect(namers(/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/)).toEqual([]);
});

describe('the server', () => {
  /** What each folder may import besides itself and the protocol. Files above the folders put them together. */
  const ARROWS: Record<string, readonly string[]> = {
    ops: [],
    terminal: ['ops'],
    http: ['ops'],
    ice: ['ops'],
    rooms: ['ops'],
    tunnel: ['ops'],
    signaling: ['http', 'ice', 'ops', 'rooms'],
  };

  it.each(Object.entries(ARROWS))('%s imports nothing but %j', (folder, allowed) => {
    const places = [folder, ...allowed].map((name) => `src/server/${name}/`);
    expect(strays(`src/server/${folder}/`, [...SHARED, ...places])).toEqual([]);
  });

  it('has no other folders', () => {
    const folders = inFolder('src/server/').flatMap(
      ({ path }) => /^src\/server\/(\w+)\//.exec(path)?.[1] ?? [],
    );
    expect([...new Set(folders)].sort()).toEqual(Object.keys(ARROWS).sort());
  });

  it('has no import circles', () => {
    expect(importCircles(inFolder('src/'))).toEqual([]);
  });

  it('reads the time and sets timers in one file', () => {
    const time = /\b(setTimeout|setInterval|performance\.now|timers\/promises)\b/;
    expect(namers(time).filter((path) => path.startsWith('src/server/'))).toEqual([
      'src/server/ops/clock.ts',
    ]);
  });

  it('reaches into Socket.IO in one file', () => {
    const reach = /\bwriteBuffer\b|\brequest = null\b|\btransport as\b|\bas unknown as\b/;
    expect(namers(reach).filter((path) => path.startsWith('src/server/'))).toEqual([
      'src/server/signaling/socket-io-internals.ts',
    ]);
  });
});
