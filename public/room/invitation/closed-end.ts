/** The last mark of a link, which programs leave out, or which a sentence adds. Pure. */

/** The last character is percent-encoded if it is a mark, so that no program leaves it out, or takes it for one of ours. */
export const closeEnd = (text: string): string =>
  text.replace(/[-_]$/, (mark) => (mark === '-' ? '%2D' : '%5F'));

export const isClosed = (encoded: string): boolean => /%(?:2d|5f)$/i.test(encoded);
