/** Keys that are pressed together with Ctrl, on Apple's devices with ⌘. Loaded after the page. */

export const IS_APPLE = /^(?:Mac|iP)/.test(navigator.platform);

/** Ctrl or ⌘ with this letter and nothing else. On a Mac Ctrl with a letter moves the caret. */
export function isCommandKey(
  { key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  letter: string,
): boolean {
  const isCommand = IS_APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (!isCommand || altKey || shiftKey) return false;
  // Where the keys have letters of another alphabet, its place counts.
  return key.toLowerCase() === letter || (code === `Key${letter.toUpperCase()}` && !/^[a-z]$/i.test(key));
}
