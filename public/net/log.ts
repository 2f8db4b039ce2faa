/** One line a step, for `?debug` in the URL. Never told what members say. */

export type Log = (line: string) => void;

export const silent: Log = () => undefined;

/** A log whose lines begin with `prefix`, so that several links can be followed at once. */
export const prefixed =
  (log: Log, prefix: string): Log =>
  (line) =>
    log(`${prefix}: ${line}`);

/** Control and direction characters: names come from strangers and must not break or reverse a line. */
const DECEPTIVE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

export const consoleLog: Log = (line) => {
  // biome-ignore lint/suspicious/noConsole: the one place that may; only with ?debug
  console.debug(line.replace(DECEPTIVE, '\ufffd'));
};
