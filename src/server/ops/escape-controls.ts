/** Owns that a line of the log is one line on every terminal, and moves nothing on it. */

// JSON escapes what is below U+0020. These do things too: DEL and the second set of control characters (a terminal may
// take U+009B for the beginning of a command), separators of lines, and what turns the direction of writing.
const CONTROLS = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Of a line of JSON, whose meaning stays the same. */
export const escapeControls = (json: string): string =>
  json.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
