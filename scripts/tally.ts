/** Reads what Vitest and Playwright report of their tests as JSON: how many passed, and what went wrong with the others. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Name and first lines of what went wrong: whoever reads only the end of a log needs no more. */
  readonly failures: readonly string[];
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
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
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
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
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

interface BrowserReport extends BrowserSuite {
  readonly stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>;
}

export function playwrightTally(path: string): Tally {
  const report = readReport<BrowserReport>(path);
  if (report === null) return NOTHING;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped, failures: failuresIn(report) };
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
