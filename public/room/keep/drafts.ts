/** Drafts that come together where a room's things do: what another tab had, what was shared. Loaded after the page. */

export const isDraft = (key: string): boolean => /^parley\.draft\./.test(key);

/** The second behind the first, unless it stands there already. */
export const joinDrafts = (first: string, second: string): string =>
  first.includes(second) ? first : first === '' ? second : `${first}\n${second}`;
