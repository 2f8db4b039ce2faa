/** What can be read off the files that people deploy with; that they work is shown in e2e/ (container, proxies). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readDockerfile } from '../e2e/server/dockerfile.ts';
import { readConfig } from '../src/server/config.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  readonly profiles?: readonly string[];
  readonly image?: string;
  readonly build?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const COMPOSE = read('compose.yaml');
const PORT = 3_000;
/** No setting takes this. */
const NONSENSE = 'two words';
const VARIABLE = /\$\{(\w+)(:-([^}]*))?\}/g;

const { services, volumes } = parse(COMPOSE, { merge: true, uniqueKeys: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const ours = Object.entries(services).filter(([, { build }]) => build === '.');
const image = readDockerfile();
const example = [...read('.env.example').matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(
  ([, name = '', value = '']) => [name, value] as const,
);

const isSetting = (name: string): boolean => {
  const result = readConfig({ [name]: NONSENSE }, []);
  return !result.ok && result.problem.startsWith(`${name} must be `);
};

/** As Compose does it where the environment and `.env` say nothing. */
const byDefault = (text: string): string =>
  text.replace(VARIABLE, (_all, _name: string, _default: string, value = '') => value);

function configOf({ environment = {} }: Service) {
  const env = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, byDefault(value)]),
  );
  const result = readConfig(env, []);
  if (!result.ok) throw new Error(result.problem);
  return result.config;
}

describe('the Dockerfile', () => {
  it('builds and runs on one version of Node.js', () => {
    const bases = image.stages.map(([from]) => from?.words.split(' ')[0]);
    expect(bases).toHaveLength(3);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:\d+-slim$/);
  });

  it('runs only scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = image.stages.flat().flatMap(({ words }) => [...words.matchAll(/npm run (\S+)/g)]);
    const names = named.map(([, name = '']) => name);
    expect(names).toEqual(['build', 'assemble']);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('is sent what it copies and what it packs, and no secrets', () => {
    const [nothing, ...lines] = read('.dockerignore').match(/^[^#\n].*$/gm) ?? [];
    expect(nothing).toBe('*');
    const sent = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(sent.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const copied = image.stages[0]?.flatMap(({ name, words }) => (name === 'COPY' ? words.split(' ') : []));
    const { files } = JSON.parse(read('package.json')) as { files: string[] };
    const needed = [...(copied ?? []), ...files].filter((path) => !/^(!.*|\.|\.\/|dist\/.*)$/.test(path));
    expect(needed.length).toBeGreaterThan(2);
    expect(needed.filter((path) => !sent.includes(path))).toEqual([]);
    expect(sent.filter((path) => /^\.(env|git)\b(?!\.example)/.test(path))).toEqual([]);
  });

  it('runs as somebody who can be seen not to be root', () => {
    expect(image.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('opens the port that the server listens on', () => {
    expect(image.port).toBe(configOf({ environment: image.env }).port);
    expect(image.port).toBe(PORT);
    expect(image.healthCheck.join(' ')).toContain(`process.env.PORT || ${PORT}`);
  });
});

it('systemd starts what the image starts', () => {
  const [, started] = /^ExecStart=\/usr\/bin\/(.+)$/m.exec(read('deploy/parley.service')) ?? [];
  expect(started?.split(' ')).toEqual(image.command);
});

it('a keeper is started alike in a container and by systemd, and has what it needs for WebRTC', () => {
  const keeper = image.stages.find(([from]) => from?.words.endsWith(' AS keeper')) ?? [];
  const [, command = ''] =
    /^CMD (.*)$/m.exec(keeper.map(({ name, words }) => `${name} ${words}`).join('\n')) ?? [];
  const [, started] = /^ExecStart=\/usr\/bin\/(.+)$/m.exec(read('deploy/parley-keeper.service')) ?? [];
  expect(JSON.parse(command)).toEqual(started?.split(' '));
  const { dependencies } = JSON.parse(read('node_modules/node-datachannel/package.json')) as {
    dependencies: Record<string, string>;
  };
  const copied = keeper.map(({ words }) => words).join('\n');
  for (const name of ['node-datachannel', '@node-datachannel', ...Object.keys(dependencies)])
    expect(copied).toContain(`./node_modules/${name}`);
  expect(services.keeper).toMatchObject({ build: { target: 'keeper' }, environment: { KEEP_DATA: '/data' } });
});

describe('compose.yaml', () => {
  it('has the profiles that the guide tells of, and nothing outside of them', () => {
    const profiles = Object.values(services).flatMap((service) => service.profiles ?? ['none']);
    expect([...new Set(profiles)].sort()).toEqual(['app', 'keeper', 'scale', 'tls', 'turn']);
  });

  // Several processes come with REDIS_URL; until then there is nothing to hold their service against.
  it.each(ours)('sets only what the server knows, and nothing it refuses: %s', (_name, service) => {
    const names = Object.keys(service.environment ?? {});
    expect(names.filter((name) => !isSetting(name))).toEqual([]);
    expect(configOf(service)).toMatchObject({ port: image.port, host: undefined });
  });

  it.each(Object.entries(services))('gives %s nothing to write to and no power', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  it('publishes the port that the server listens on', () => {
    const inside = ours.flatMap(([, { ports = [] }]) => ports.map((port) => port.split(':').at(-1)));
    expect(inside).toEqual([String(image.port)]);
  });

  it('puts each process behind Caddy that believes one proxy and is reached by nobody else', () => {
    const behind = ours.filter(([name]) => name !== 'app');
    expect(behind).toHaveLength(2);
    for (const [name, service] of behind) {
      expect(service.ports).toBeUndefined();
      expect(configOf(service)).toMatchObject({ trustedHops: 1, publicUrl: 'https://localhost/' });
      const caddy = Object.values(services).find(({ environment }) => environment?.UPSTREAM === name);
      expect(caddy?.profiles).toEqual(service.profiles);
      expect(caddy?.environment?.DOMAIN).toBe('$' + '{DOMAIN:-localhost}');
    }
    expect(read('deploy/caddy/compose.Caddyfile')).toContain(`dynamic a {$UPSTREAM} ${image.port} {`);
  });

  it('waits only for what is in the same profile', () => {
    for (const { depends_on: needed = [], profiles } of Object.values(services))
      for (const name of needed) expect(services[name]?.profiles).toEqual(profiles);
  });

  it('mounts only what there is', () => {
    const sources = Object.values(services).flatMap((service) =>
      (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''),
    );
    const isThere = (source: string) =>
      source.startsWith('./') ? existsSync(join(ROOT, source)) : source in volumes;
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !isThere(source))).toEqual([]);
  });

  it('asks for nothing that .env.example does not tell of, and can do without', () => {
    const variables = [...COMPOSE.matchAll(VARIABLE)];
    const told = example.map(([name]) => name);
    expect(variables.map(([, name = '']) => name).filter((name) => !told.includes(name))).toEqual([]);
    expect(variables.filter(([, , fallback]) => fallback === undefined)).toEqual([]);
  });
});

describe('.env.example', () => {
  it('names each setting once, and what only compose.yaml asks for', () => {
    const names = example.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const unknown = names.filter((name) => !isSetting(name));
    const asked = [...COMPOSE.matchAll(VARIABLE)].map(([, name = '']) => name);
    expect(unknown.filter((name) => !asked.includes(name) && name !== 'COMPOSE_PROFILES')).toEqual([]);
  });

  it('has examples that the server takes, all at once', () => {
    const env = { ...Object.fromEntries(example), TURN_SECRET: 'theirs-and-ours' };
    expect(readConfig(env, [])).toMatchObject({ ok: true });
  });

  it('tells of every setting that the README tells of', () => {
    const table = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name);
    const told = example.map(([name]) => name);
    expect(table.length).toBeGreaterThan(10);
    expect(table.filter((name) => !told.includes(name))).toEqual([]);
  });
});

describe('the guide', () => {
  it('points at files that there are', () => {
    const links = [...read('docs/self-hosting.md').matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(
      ([, link = '']) => link,
    );
    const files = links.filter((link) => !/^https?:/.test(link));
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(join(ROOT, 'docs', file)))).toEqual([]);
  });
});
