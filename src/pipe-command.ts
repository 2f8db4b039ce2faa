/** What the command line tells `dist/pipe.js`, which is made of the library's code; the server imports nothing of it. */

export interface PipeOptions {
  readonly link: string;
  readonly name: string;
  /** One object of JSON for each message, instead of lines to read. */
  readonly isJson: boolean;
  /** Also what was said before. */
  readonly hasHistory: boolean;
}

export interface PipeStreams {
  readonly lines: AsyncIterable<string>;
  /** Aborted when it is to end. */
  readonly stop: AbortSignal;
  print(text: string): void;
  /** One line for the person. */
  complain(text: string): void;
}

/** `trouble`: not everything was said, or not everything reached somebody. */
export type PipeCommand = (options: PipeOptions, streams: PipeStreams) => Promise<'done' | 'trouble'>;
