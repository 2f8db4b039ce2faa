/** What a formatted text is made of. */

export type Span = 'strong' | 'em' | 'struck' | 'code';

export type Formatted<Found> = { readonly children: readonly Markup<Found>[] } & (
  | { readonly kind: Span | 'quote' | 'item' }
  | { readonly kind: 'list'; readonly isNumbered: boolean }
  | { readonly kind: 'block'; readonly language: string }
);

export type Markup<Found> =
  /** A sign is what is typed to format, and is not shown; a bullet what stands before an item of a list. */
  | { readonly kind: 'text' | 'sign' | 'bullet'; readonly text: string }
  /** A link or a mention. */
  | { readonly kind: 'found'; readonly text: string; readonly found: Found }
  | Formatted<Found>;
