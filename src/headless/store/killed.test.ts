/** Processes that are killed without warning while they write and tell of it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '../../../public/testing/random.ts';

/** Each is a process that starts: `npm run test:all` has the many. */
const KILLS = process.env.LONG_TESTS === undefined ? 3 : 50;
const folder = mkdtempSync(join(tmpdir(), 'parley-killed-'));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      ssr: join(import.meta.dirname, 'testing/crashing-writer.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'writer.mjs', codeSplitting: false } },
    },
    ssr: { noExternal: true },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Life {
  readonly found: number;
  readonly logs: number;
  readonly author: string;
  /** How many entries it said were stored. */
  readonly told: number;
}

/** Killed as soon as it told of so many commits, whatever it is at then. */
function live(commits: number): Promise<Life> {
  const child = spawn(process.execPath, [join(folder, 'writer.mjs'), join(folder, 'log')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [found, logs, author, told, count] = [-1, 0, '', 0, 0];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [what, number, more = '0', who = ''] = line.split(' ');
    if (what === 'found') [found, logs, author] = [Number(number), Number(more), who];
    else {
      told = Number(number);
      count += 1;
    }
    if (what === 'stored' ? count === commits : commits === 0) child.kill('SIGKILL');
  });
  return new Promise((ended) => {
    lines.on('close', () => ended({ found, logs, author, told }));
  });
}

it(`nothing that a process told of is lost when it is killed, ${KILLS} times`, async () => {
  const random = new Random(19);
  let told = 0;
  let author = '';
  for (let kill = 0; kill < KILLS; kill += 1) {
    const life = await live(random.between(0, 12));
    expect(life.found).toBeGreaterThanOrEqual(told);
    // The same member goes on, with the same log.
    if (told > 0) expect(life).toMatchObject({ author, logs: 1 });
    told = Math.max(life.told, life.found);
    author ||= life.author;
  }
  expect(told).toBeGreaterThan(0);
  expect(statSync(join(folder, 'log')).mode & 0o777).toBe(0o600);
});
