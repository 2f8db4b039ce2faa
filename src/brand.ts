declare const brand: unique symbol;

/** A `T` that only its maker gives out: text of another kind is refused where it is asked for. Costs nothing at run time. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };
