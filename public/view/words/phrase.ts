/** A sentence with elements in it, as its pieces in order. */
export type Phrase<Piece> = readonly (Piece | string)[];

/** `` phrase`${name} is typing` ``; a phrase within a phrase gives its pieces. */
export const phrase = <Piece>(
  texts: TemplateStringsArray,
  ...inserted: readonly (Piece | string | Phrase<Piece>)[]
): Phrase<Piece> =>
  texts
    .flatMap((text, at) => [text, ...([inserted[at] ?? ''].flat() as Phrase<Piece>)])
    .filter((piece) => piece !== '');
