import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { USAGE } from './terminal/usage.ts';

type Env = Parameters<typeof readConfig>[0];

function accepted(env: Env, args: string[] = []): Config {
  const result = readConfig(env, args);
  if (!result.ok) throw new Error(result.problem);
  return result.config;
}

function problemOf(env: Env, args: string[] = []): string {
  const result = readConfig(env, args);
  if (result.ok) throw new Error('the settings were accepted');
  return result.problem;
}

describe('config', () => {
  it('has a sensible answer when nothing is set', () => {
    expect(accepted({})).toEqual({
      port: 3000,
      host: undefined,
      roomCapacity: 32,
      callCameras: 8,
      files: { use: 'on', maxBytes: null },
      lastResort: 'ask',
      iceServers: [{ urls: ['stun:stun.l.google.com:19302', 'stun:stun.cloudflare.com:3478'] }],
      turn: undefined,
      publicUrl: undefined,
      allowedOrigins: [],
      embedOrigins: [],
      trustedHops: 0,
      networkLimits: { sockets: 500, connects: 600, joins: 600 },
      redisUrl: undefined,
      tunnel: undefined,
      metrics: undefined,
      opensBrowser: false,
      logLevel: 'info',
    });
  });

  it('prefers a flag to the environment', () => {
    expect(accepted({ PORT: '4000', HOST: '::1' }, ['--port', '0', '--room-capacity=2'])).toMatchObject({
      port: 0,
      host: '::1',
      roomCapacity: 2,
    });
  });

  it('takes an empty value for an unset one', () => {
    expect(accepted({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 3000, publicUrl: undefined });
  });

  it('takes a number of cameras from none to as many as a call has members', () => {
    expect(accepted({ CALL_CAMERAS: '0' }).callCameras).toBe(0);
    expect(accepted({ CALL_CAMERAS: '0' }, ['--call-cameras=16']).callCameras).toBe(16);
  });

  it('takes rules for files', () => {
    expect(accepted({ FILES: 'off' }).files).toEqual({ use: 'off', maxBytes: null });
    expect(accepted({ FILES: 'on', FILE_MAX_BYTES: '10000000000' }, ['--files=no-turn']).files).toEqual({
      use: 'no-turn',
      maxBytes: 10_000_000_000,
    });
  });

  it('takes an empty list of STUN servers for none', () => {
    expect(accepted({ STUN_URLS: '' }).iceServers).toEqual([]);
  });

  it('lets the full list of ICE servers replace the short one', () => {
    const turn = { urls: 'turn:turn.example.com:3478?transport=tcp', username: 'u', credential: 'c' };
    expect(accepted({ ICE_SERVERS: JSON.stringify([turn]), STUN_URLS: 'stun:a.example' }).iceServers).toEqual(
      [turn],
    );
  });

  it('takes TURN servers that share a secret with us, beside either list', () => {
    const TURN = { TURN_URLS: 'turn:a.example, turns:a.example:443?transport=tcp', TURN_SECRET: 'hunter2' };
    const turn = {
      urls: ['turn:a.example', 'turns:a.example:443?transport=tcp'],
      secret: 'hunter2',
      ttlMs: 3_600_000,
    };
    expect(accepted({ ...TURN, STUN_URLS: '' })).toMatchObject({ iceServers: [], turn });
    expect(accepted({ ...TURN, ICE_SERVERS: '[{"urls":"stun:b.example"}]', TURN_TTL: '60' })).toMatchObject({
      iceServers: [{ urls: 'stun:b.example' }],
      turn: { ...turn, ttlMs: 60_000 },
    });
  });

  it('needs both the TURN servers and their secret', () => {
    expect(problemOf({ TURN_URLS: 'turn:a.example' })).toMatch(/^TURN_URLS needs TURN_SECRET, [^\n]+\.$/);
    expect(problemOf({ TURN_SECRET: 'hunter2' })).toMatch(/^TURN_SECRET needs TURN_URLS, [^\n]+\.$/);
    expect(problemOf({ TURN_SECRET: 'hunter2' })).not.toContain('hunter2');
  });

  it('takes no secret from the flags, which everybody on the machine can read', () => {
    const problem = problemOf({}, ['--turn-secret=hunter2']);
    expect(problem).toMatch(/^Unknown option '--turn-secret'\. The flags are [^\n]+$/);
    expect(problem.match(/turn-secret|hunter2/g)).toEqual(['turn-secret']);
  });

  it.each(['redis://redis.example.com', 'rediss://user:word@[::1]:6380/3'])('takes Redis at %s', (url) => {
    expect(accepted({ REDIS_URL: url }).redisUrl).toBe(url);
    expect(problemOf({}, [`--redis-url=${url}`])).toContain("Unknown option '--redis-url'");
  });

  it('counts the public URL among the allowed origins', () => {
    const env = {
      PUBLIC_URL: 'https://chat.example.com/parley/',
      ALLOWED_ORIGINS: 'http://a.example, https://b.example:8443',
    };
    expect(accepted(env).allowedOrigins).toEqual([
      'https://chat.example.com',
      'http://a.example',
      'https://b.example:8443',
    ]);
  });

  it('takes a list of origins whose pages may show rooms, which may not connect for that', () => {
    const env = { EMBED_ORIGINS: 'https://WWW.example.com/, http://a.example:80,https://b.example:8443' };
    expect(accepted(env)).toMatchObject({
      embedOrigins: ['https://www.example.com', 'http://a.example', 'https://b.example:8443'],
      allowedOrigins: [],
    });
    expect(accepted({}, ['--embed-origins=https://bücher.example']).embedOrigins).toEqual([
      'https://xn--bcher-kva.example',
    ]);
  });

  it('serves metrics to this machine only, once they have a port', () => {
    expect(accepted({ METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, host: '127.0.0.1' });
    expect(accepted({ METRICS_PORT: '0', METRICS_HOST: '::' }).metrics).toEqual({ port: 0, host: '::' });
    expect(accepted({ METRICS_HOST: '::' }).metrics).toBeUndefined();
  });

  it('opens a tunnel when asked, over localtunnel unless told otherwise', () => {
    const localtunnel = { provider: 'localtunnel', host: 'https://localtunnel.me', subdomain: undefined };
    expect(accepted({}, ['--tunnel']).tunnel).toEqual(localtunnel);
    expect(accepted({}, ['--tunnel', '--port', '1']).tunnel).toEqual(localtunnel);
    expect(accepted({}, ['--tunnel', '--tunnel', 'cloudflared']).tunnel?.provider).toBe('cloudflared');
    expect(accepted({ TUNNEL: 'cloudflared' }).tunnel?.provider).toBe('cloudflared');
    const own = ['--tunnel', '--tunnel-host=http://a.example', '--tunnel-subdomain', 'our-standup'];
    expect(accepted({}, own).tunnel).toEqual({
      provider: 'localtunnel',
      host: 'http://a.example',
      subdomain: 'our-standup',
    });
    expect(problemOf({}, ['--tunnel', 'banana'])).toBe('TUNNEL must be localtunnel or cloudflared.');
  });

  it('opens a browser only when asked by a flag', () => {
    expect(accepted({ OPEN: 'true' }).opensBrowser).toBe(false);
    expect(accepted({}, ['--open']).opensBrowser).toBe(true);
  });

  it.each([
    ['PORT', 'banana'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', 'two words'],
    ['ROOM_CAPACITY', '1'],
    ['ROOM_CAPACITY', '1e9'],
    ['CALL_CAMERAS', '-1'],
    ['CALL_CAMERAS', '17'],
    ['CALL_CAMERAS', 'none'],
    ['LAST_RESORT', 'yes'],
    ['FILES', 'yes'],
    ['FILES', 'ON'],
    ['FILE_MAX_BYTES', '0'],
    ['FILE_MAX_BYTES', '100M'],
    ['FILE_MAX_BYTES', '-1'],
    ['ICE_SERVERS', '{'],
    ['ICE_SERVERS', '{"urls":"stun:a"}'],
    ['ICE_SERVERS', '[{"urls":"http://a"}]'],
    ['ICE_SERVERS', '[{"urls":[]}]'],
    ['ICE_SERVERS', '[{"urls":"turn:no-credentials.example"}]'],
    ['STUN_URLS', 'stun.example.com'],
    ['STUN_URLS', 'turn:turn.example.com'],
    ['STUN_URLS', 'stun:a.example:banana'],
    ['TURN_URLS', ','],
    ['TURN_URLS', 'stun:a.example'],
    ['TURN_URLS', 'turn:a.example?transport=sctp'],
    ['TURN_URLS', 'turn:user:password@a.example'],
    ['TURN_URLS', Array(17).fill('turn:a.example').join(',')],
    ['TURN_SECRET', 'two words'],
    ['TURN_SECRET', 'x'.repeat(513)],
    ['TURN_TTL', '59'],
    ['TURN_TTL', '86401'],
    ['TURN_TTL', '1h'],
    ['ICE_SERVERS', `[${Array(16).fill('{"urls":"stun:a"}').join(',')}]`],
    ['ICE_SERVERS', `[{"urls":"turn:a","username":"u","credential":"${'c'.repeat(1_025)}"}]`],
    ['PUBLIC_URL', 'chat.example.com'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['ALLOWED_ORIGINS', 'https://a.example,*'],
    ['EMBED_ORIGINS', '*'],
    ['EMBED_ORIGINS', 'https://*.example.com'],
    ['EMBED_ORIGINS', 'www.example.com'],
    ['EMBED_ORIGINS', 'null'],
    ['EMBED_ORIGINS', "'self'"],
    ['EMBED_ORIGINS', 'file:///home/page.html'],
    ['EMBED_ORIGINS', 'https://www.example.com/shop'],
    ['EMBED_ORIGINS', 'https://www.example.com/?a'],
    ['EMBED_ORIGINS', 'https://ada@www.example.com'],
    ['EMBED_ORIGINS', 'https://a.example; script-src *'],
    ['EMBED_ORIGINS', 'https://a.example https://b.example'],
    ['EMBED_ORIGINS', 'https://a.example,'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '-1'],
    ['TRUST_PROXY', '17'],
    ['TRUST_PROXY', '10.0.0.0/8'],
    ['SOCKETS_PER_IP', '0'],
    ['CONNECTS_PER_IP', '1.5'],
    ['JOINS_PER_IP', 'many'],
    ['REDIS_URL', 'redis.example.com'],
    ['REDIS_URL', 'https://redis.example.com'],
    ['REDIS_URL', 'redis://'],
    ['REDIS_URL', 'redis://redis.example.com/rooms'],
    ['REDIS_URL', 'redis://redis.example.com:banana'],
    ['TUNNEL', 'yes'],
    ['TUNNEL_HOST', 'localtunnel.me'],
    ['TUNNEL_SUBDOMAIN', 'abc'],
    ['TUNNEL_SUBDOMAIN', 'Our-Standup'],
    ['TUNNEL_SUBDOMAIN', 'standup-'],
    ['METRICS_PORT', 'on'],
    ['METRICS_HOST', 'two words'],
    ['LOG_LEVEL', 'loud'],
  ])('answers %s=%s with one line that names it', (name, value) => {
    expect(problemOf({ [name]: value })).toMatch(new RegExp(`^${name} must be [^\\n]+\\.$`));
  });

  it('never repeats a value, which may be a secret', () => {
    expect(problemOf({ ICE_SERVERS: '[{"credential":"hunter2"}]' })).not.toContain('hunter2');
    expect(problemOf({ TURN_URLS: 'turn:a', TURN_SECRET: 'hunter2 ' })).not.toContain('hunter2');
    expect(problemOf({ REDIS_URL: 'http://:hunter2@redis.example.com' })).not.toContain('hunter2');
  });

  it.each([[['--banana']], [['--port']], [['extra']]])(
    'answers the arguments %j with one line of the flags',
    (args) => {
      expect(problemOf({}, args)).toMatch(/^[^\n]+ The flags are --port, --host, [^\n]+$/);
    },
  );

  it('tells in its usage of every flag there is, and of no other', () => {
    const known =
      problemOf({}, ['--banana'])
        .match(/--[a-z-]+/g)
        ?.slice(1) ?? [];
    const told = [...USAGE.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(told.sort()).toEqual(known.sort());
  });
});
