/** The table of what was attacked, what was measured and which bounds were broken. */

interface Row {
  readonly what: string;
  readonly found: string;
  /** Empty where there is none. */
  readonly bound: string;
  readonly isKept: boolean;
}

interface Time {
  readonly what: string;
  readonly ms: number;
  readonly boundMs: number;
  /** How many times slower the machine was meanwhile, for a process that nobody attacks. */
  slowness: number;
}

export interface Report {
  /** With a bound; a broken one fails the whole. */
  check(what: string, found: string, bound: string, isKept: boolean): void;
  /** With a bound of time: so many times longer as the machine was slower, then or when nobody attacked. */
  time(what: string, ms: number, boundMs: number): void;
  /** Of all times since the last time. */
  wasSlower(slowness: number): void;
  /** While nobody attacked anything. */
  wasSlowerWhenCalm(slowness: number): void;
  note(what: string, found: string): void;
  /** Prints it all and tells whether every bound was kept. */
  print(): boolean;
}

export function createReport(): Report {
  const rows: (Row | Time)[] = [];
  let recent: Time[] = [];
  let calmSlowness = 1;

  function judged({ what, ms, boundMs, slowness }: Time): Row {
    const times = Math.max(1, slowness, calmSlowness);
    const aside = times > 1 ? ` (a BUSY MACHINE: ${times.toFixed(1)} times as long)` : '';
    return { what, found: inMs(ms), bound: `< ${boundMs} ms${aside}`, isKept: ms < boundMs * times };
  }

  return {
    check: (what, found, bound, isKept) => void rows.push({ what, found, bound, isKept }),
    note: (what, found) => void rows.push({ what, found, bound: '', isKept: true }),
    time(what, ms, boundMs) {
      const time = { what, ms, boundMs, slowness: 1 };
      rows.push(time);
      recent.push(time);
    },
    wasSlower(slowness) {
      for (const time of recent) time.slowness = slowness;
      recent = [];
    },
    wasSlowerWhenCalm(slowness) {
      calmSlowness = Math.max(calmSlowness, slowness);
    },
    print() {
      const table = rows.map((row) => ('ms' in row ? judged(row) : row));
      const [whats, founds] = [widest(table, 'what'), widest(table, 'found')];
      for (const { what, found, bound, isKept } of table) {
        const verdict = bound === '' ? '' : `${isKept ? 'ok    ' : 'BROKEN'}  ${bound}`;
        console.log(`${what.padEnd(whats)}  ${found.padStart(founds)}  ${verdict}`.trimEnd());
      }
      return table.every(({ isKept }) => isKept);
    },
  };
}

const widest = (table: readonly Row[], column: 'what' | 'found'): number =>
  Math.max(...table.map((row) => row[column].length));

export const inMs = (ms: number): string => `${ms.toFixed(ms < 1 ? 3 : 1)} ms`;
export const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
export const inMebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
