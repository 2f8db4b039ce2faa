/** Reads what Vitest and Playwright report of their tests as JSON: how many passed, and what went wrong with the others. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why how many were skipped. */
  readonly reasons: ReadonlyMap<string, number>;
  /** Name and first lines of what went wrong: whoever reads only the end of a log needs no more. */
  readonly failures: readonly string[];
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, reasons: new Map(), failures: [] };
const FAILURE_LINES = 8;

interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Nothing where a step ended before it wrote its report. */
export function unitTally(path: string): Tally {
  const report = readReport<UnitReport>(path);
  if (report === null) return NOTHING;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file that could not even be loaded has no tests.
    if (failed.length === 0 && status === 'failed') return [described(relative('.', name), message)];
    return failed.map((test) =>
      described(`${relative('.', name)} › ${test.fullName}`, test.failureMessages?.[0]),
    );
  });
  const skipped = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: skipped.length,
    // Vitest has no reasons: they stand in the names.
    reasons: counted(skipped.map(({ fullName }) => /\(NOT RUN: (.*?)\)/.exec(fullName)?.[1])),
    failures,
  };
}

interface BrowserSuite {
  readonly suites?: readonly BrowserSuite[];
  readonly specs?: readonly {
    readonly file: string;
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[];
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

interface BrowserReport extends BrowserSuite {
  readonly stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>;
}

export function browserTally(path: string): Tally {
  const report = readReport<BrowserReport>(path);
  if (report === null) return NOTHING;
  const { expected, unexpected, flaky, skipped } = report.stats;
  const reasons = counted(reasonsIn(report));
  return { passed: expected, failed: unexpected + flaky, skipped, reasons, failures: failuresIn(report) };
}

/** How many tests Playwright would run. */
export function countListed(config: string): number {
  const args = ['test', '--config', config, '--list', '--reporter', 'line'];
  const { stdout } = spawnSync('playwright', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  return Number(/^Total: (\d+) tests?/m.exec(stdout ?? '')?.[1] ?? 0);
}

function reasonsIn({ suites = [], specs = [] }: BrowserSuite): (string | undefined)[] {
  const skipped = specs.flatMap(({ tests }) => tests).filter(({ status }) => status === 'skipped');
  const own = skipped.map(({ annotations = [] }) => {
    const why = annotations.find(({ type }) => type === 'skip')?.description;
    return why?.replace(/^NOT RUN: /, '');
  });
  return [...own, ...suites.flatMap(reasonsIn)];
}

function counted(reasons: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    const key = reason ?? 'the reason is above';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function failuresIn({ suites = [], specs = [] }: BrowserSuite): string[] {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) =>
        described(`[${projectName}] ${file} › ${title}`, results.find(({ error }) => error)?.error?.message),
      ),
  );
  return [...own, ...suites.flatMap(failuresIn)];
}

function described(name: string, message = 'no message'): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, FAILURE_LINES);
  return [name, ...lines.map((line) => `    ${line}`)].join('\n');
}

function readReport<Report>(path: string): Report | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null;
}
