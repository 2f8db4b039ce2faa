/** Finds the elements of index.html that views fill. */

export function place<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`index.html has no #${id} of the right kind`);
}
