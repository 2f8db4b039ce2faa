/** The table of what was attacked, what was found and which bounds were broken. No bound is one of time. */

interface Row {
  readonly what: string;
  readonly found: string;
  /** Empty where there is none. */
  readonly bound: string;
  readonly isKept: boolean;
}

export interface Report {
  /** With a bound; a broken one fails the whole. */
  check(what: string, found: string, bound: string, isKept: boolean): void;
  note(what: string, found: string): void;
  /** Prints it all and tells whether every bound was kept. */
  print(): boolean;
}

export function createReport(): Report {
  const rows: Row[] = [];
  return {
    check: (what, found, bound, isKept) => void rows.push({ what, found, bound, isKept }),
    note: (what, found) => void rows.push({ what, found, bound: '', isKept: true }),
    print() {
      const [whats, founds] = [widest(rows, 'what'), widest(rows, 'found')];
      for (const { what, found, bound, isKept } of rows) {
        const verdict = bound === '' ? '' : `${isKept ? 'ok    ' : 'BROKEN'}  ${bound}`;
        console.log(`${what.padEnd(whats)}  ${found.padStart(founds)}  ${verdict}`.trimEnd());
      }
      return rows.every(({ isKept }) => isKept);
    },
  };
}

const widest = (table: readonly Row[], column: 'what' | 'found'): number =>
  Math.max(...table.map((row) => row[column].length));

export const inMs = (ms: number): string => `${ms.toFixed(ms < 1 ? 3 : 1)} ms`;
export const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
export const inMebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
