/** What somebody shares with the installed page, as one text. */

/** The fields, as the manifest names them. */
const FIELDS = ['title', 'text', 'url'] as const;

/** Programs say the same in several fields: a link stands in the text too, a title before it. */
export function sharedText(form: FormData): string {
  const lines: string[] = [];
  for (const field of FIELDS) {
    const value = form.get(field);
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '' || lines.some((line) => line.includes(text))) continue;
    // Of a title and a text that begins with it, the text.
    while (lines.length > 0 && text.includes(lines.at(-1) ?? '')) lines.pop();
    lines.push(text);
  }
  return lines.join('\n');
}
