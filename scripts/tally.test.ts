import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { browserTally, NOTHING, unitTally } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(report: object): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

it('counts unit tests, and names what failed and why others were not run', () => {
  const path = written({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'adds up', failureMessages: ['expected 2 to be 3'] },
          { status: 'skipped', fullName: 'rooms (NOT RUN: there is no redis-server here) one' },
          { status: 'skipped', fullName: 'rooms (NOT RUN: there is no redis-server here) two' },
          { status: 'passed', fullName: 'fine' },
        ],
      },
    ],
  });
  expect(unitTally(path)).toMatchObject({ passed: 5, failed: 1, skipped: 2 });
  expect(unitTally(path).failures[0]).toContain('adds up\n    expected 2 to be 3');
  expect([...unitTally(path).reasons]).toEqual([['there is no redis-server here', 2]]);
});

it('counts tests in browsers, in suites within suites', () => {
  const skip = { type: 'skip', description: 'NOT RUN: there is no Firefox here' };
  const spec = (status: string, annotations: object[] = []) => ({
    file: 'a.spec.ts',
    title: 'talks',
    tests: [{ projectName: 'firefox', status, annotations, results: [{ error: { message: 'no answer' } }] }],
  });
  const path = written({
    stats: { expected: 7, unexpected: 1, flaky: 0, skipped: 1 },
    suites: [{ suites: [{ specs: [spec('unexpected'), spec('skipped', [skip])] }] }],
  });
  expect(browserTally(path)).toMatchObject({ passed: 7, failed: 1, skipped: 1 });
  expect(browserTally(path).failures).toEqual(['[firefox] a.spec.ts › talks\n    no answer']);
  expect([...browserTally(path).reasons]).toEqual([['there is no Firefox here', 1]]);
});

it('counts nothing of a step that ended before it wrote a report', () => {
  expect(unitTally(join(folder, 'none.json'))).toBe(NOTHING);
});
