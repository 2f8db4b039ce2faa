/** A sentence that has elements in it, as a list of texts and elements. */
export type Phrase<Piece> = readonly (Piece | string)[];

/** Use it as `` phrase`${name} is typing` ``. A phrase within a phrase is flattened. */
export const phrase = <Piece>(
  texts: TemplateStringsArray,
  ...inserted: readonly (Piece | string | Phrase<Piece>)[]
): Phrase<Piece> =>
  texts
    .flatMap((text, at) => [text, ...([inserted[at] ?? ''].flat() as Phrase<Piece>)])
    .filter((piece) => piece !== '');
