/** What a process of headless members is told, and what it answers. */
import type { Held } from './process-report.ts';

export interface Joining {
  readonly link: string;
  readonly name: string;
}

export type Order =
  | { readonly kind: 'join'; readonly members: readonly Joining[] }
  | { readonly kind: 'say'; readonly name: string; readonly text: string }
  | { readonly kind: 'leave'; readonly name: string }
  | { readonly kind: 'report' };

/** Of one member. Names are unique among all members of a process. */
export interface MemberReport {
  readonly name: string;
  /** Others who are linked with this member directly. */
  readonly linked: number;
  /** In the order of the transcript. */
  readonly texts: readonly string[];
  /** Own messages that not everybody acknowledged who is there. */
  readonly undelivered: number;
}

/** Of the process, after a garbage collection. */
export interface ProcessReport extends Held {
  readonly heapBytes: number;
}

export interface Report {
  readonly members: readonly MemberReport[];
  readonly process: ProcessReport;
}

export type Answer =
  | { readonly kind: 'done'; readonly nth: number }
  | { readonly kind: 'report'; readonly nth: number; readonly report: Report }
  | { readonly kind: 'failed'; readonly nth: number; readonly message: string };
