/**
 * Reads what comes in several kinds, each with a schema of its own. Valibot's `variant` does the same, but its modules
 * are in the first load, with all that any part uses of them. Loaded after the page.
 */
import * as v from 'valibot';

type KindSchema = v.StrictObjectSchema<
  v.ObjectEntries & { readonly kind: v.LiteralSchema<string, undefined> },
  undefined
>;

/** The answer is null for anything that is none of them. */
export function readerOfKinds<const Schemas extends readonly KindSchema[]>(
  schemas: Schemas,
): (content: unknown) => v.InferOutput<Schemas[number]> | null {
  const byKind = new Map<unknown, KindSchema>(schemas.map((schema) => [schema.entries.kind.literal, schema]));
  return (content) => {
    const schema = byKind.get((content as { readonly kind?: unknown } | null | undefined)?.kind);
    const read = schema && v.safeParse(schema, content);
    return read?.success ? (read.output as v.InferOutput<Schemas[number]>) : null;
  };
}
