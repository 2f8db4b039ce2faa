/** What is forwarded, as the text of a message: whose words they are, then the words as a quote. Pure. */

/** Every line is quoted, so that nothing of it looks like the forwarder's own. `whose`: the line above the quote. */
export function forwardText(whose: string, text: string): string {
  const quoted = text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return [whose, ...quoted].join('\n');
}
