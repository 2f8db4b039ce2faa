/**
 * What the command line tells a keeper, and hears of it. `dist/keeper.js` is made of the page's code (`src/keeper/`); the
 * server imports nothing of it.
 */

export interface KeepBounds {
  /** How many days a message is kept at least, and a file at most; null: no bound. */
  readonly days: number | null;
  /** Most of what is said in one room, in bytes, the oldest going first; null: no bound but a room's own. */
  readonly roomBytes: number | null;
  /** The same of all rooms together. */
  readonly totalBytes: number | null;
  /** Most of the files of all rooms together, in bytes; 0: no files. */
  readonly fileBytes: number;
}

export interface KeepSettings {
  /** The folder with all that it keeps. */
  readonly data: string;
  readonly links: readonly string[];
  readonly name: string;
  readonly bounds: KeepBounds;
}

/** What the command line asks for. */
export type KeepRequest =
  | { readonly run: 'keep'; readonly settings: KeepSettings }
  | { readonly run: 'list'; readonly data: string }
  | { readonly run: 'forget'; readonly data: string; readonly link: string }
  /** One line about what is wrong. It never repeats a link, which may hold a key. */
  | { readonly run: 'misused'; readonly problem: string };

export interface KeepOutput {
  print(line: string): void;
  complain(line: string): void;
}

/** Runs until `stopping` is aborted. Answers with the exit code. */
export type Keep = (settings: KeepSettings, output: KeepOutput, stopping: AbortSignal) => Promise<number>;

/** Prints the rooms that are kept. */
export type ListKept = (data: string, output: KeepOutput) => Promise<number>;

/** All that is kept of a room goes, whether a keeper runs or not. */
export type ForgetKept = (data: string, link: string, output: KeepOutput) => Promise<number>;

export interface KeeperModule {
  readonly keep: Keep;
  readonly listKept: ListKept;
  readonly forgetKept: ForgetKept;
}
