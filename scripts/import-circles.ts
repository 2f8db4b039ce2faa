/** Finds circles among imports: of files, or of the folders that they stand in. */

export interface Module {
  readonly path: string;
  /** Paths of modules; others than the given ones are ignored. */
  readonly imports: readonly string[];
}

/**
 * Each circle is the sorted names of everything that reaches itself through the others. `nameOf` says what a module counts
 * as: itself, or its folder. Imports within one name are no circle.
 */
export function importCircles(
  modules: readonly Module[],
  nameOf: (path: string) => string = (path) => path,
): string[][] {
  const known = new Set(modules.map(({ path }) => path));
  const arrows = new Map<string, Set<string>>();
  for (const { path, imports } of modules) {
    const from = nameOf(path);
    const targets = arrows.get(from) ?? new Set();
    arrows.set(from, targets);
    for (const imported of imports)
      if (known.has(imported) && nameOf(imported) !== from) targets.add(nameOf(imported));
  }

  const reached = new Map([...arrows.keys()].map((name) => [name, reachedFrom(name, arrows)]));
  const circles = new Map<string, string[]>();
  for (const [name, others] of reached) {
    if (!others.has(name)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(name)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

/** Everything that can be reached from `start`, itself only over a circle. */
function reachedFrom(start: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const target of arrows.get(name) ?? [])
      if (!reached.has(target)) {
        reached.add(target);
        open.push(target);
      }
  return reached;
}
