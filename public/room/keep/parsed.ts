/** What was kept in this tab's storage, read back. Nothing that is in there is trusted. */
import * as v from 'valibot';

/** Null for what is not there, cut off, damaged or of another kind: as if it had never been kept. */
export function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  kept: string | null,
): v.InferOutput<Schema> | null {
  try {
    const content = v.safeParse(schema, JSON.parse(kept ?? ''));
    return content.success ? content.output : null;
  } catch {
    return null;
  }
}
