/** The table of what was attacked, what was measured and which bounds were broken. */

export interface Row {
  readonly what: string;
  readonly found: string;
  readonly bound: string;
  readonly isKept: boolean;
}

export interface Report {
  /** With a bound; a broken one fails the whole. */
  check(what: string, found: string, bound: string, isKept: boolean): void;
  /** With a bound of time, which is judged when it is known how slow the machine was meanwhile. */
  time(what: string, ms: number, boundMs: number): void;
  /** Judges the times since the last time; on a machine so many times slower every bound is so many times longer. */
  judgeTimes(slowness: number): void;
  note(what: string, found: string): void;
  print(): void;
  isKept(): boolean;
}

export function createReport(): Report {
  const rows: Row[] = [];
  let times: { what: string; ms: number; boundMs: number }[] = [];
  return {
    check: (what, found, bound, isKept) => void rows.push({ what, found, bound, isKept }),
    time: (what, ms, boundMs) => void times.push({ what, ms, boundMs }),
    judgeTimes(slowness) {
      for (const { what, ms, boundMs } of times) {
        const aside = slowness > 1 ? ` (a BUSY MACHINE: ${slowness.toFixed(1)} times as long)` : '';
        const isKept = ms < boundMs * slowness;
        rows.push({ what, found: inMs(ms), bound: `< ${boundMs} ms${aside}`, isKept });
      }
      times = [];
    },
    note: (what, found) => void rows.push({ what, found, bound: '', isKept: true }),
    print() {
      const width = (of: (row: Row) => string) => Math.max(...rows.map((row) => of(row).length));
      const [what, found] = [width((row) => row.what), width((row) => row.found)];
      for (const row of rows) {
        const verdict = row.bound === '' ? '' : row.isKept ? `ok      ${row.bound}` : `BROKEN  ${row.bound}`;
        console.log(`${row.what.padEnd(what)}  ${row.found.padStart(found)}  ${verdict}`.trimEnd());
      }
    },
    isKept: () => rows.every((row) => row.isKept),
  };
}

export const inMs = (ms: number): string => `${ms.toFixed(ms < 1 ? 3 : 1)} ms`;
export const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
export const inMebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
