/**
 * Compares contenders on a machine that is never quiet: each works for a short slice in each round, in an order that is
 * drawn anew, and only figures of one round are divided by each other.
 */

export interface Contender {
  readonly name: string;
  /** Works for a slice and answers what one unit of the work cost. */
  slice(): Promise<number>;
}

export interface Compared {
  readonly name: string;
  /** The middle of its costs. */
  readonly cost: number;
  /** The middle of its costs, each divided by that of the first contender in the same round; and the middle half. */
  readonly ratio: number;
  readonly quartiles: readonly [number, number];
}

interface Rounds {
  readonly rounds: number;
  readonly warmUps?: number;
}

/** The first contender is what the others are divided by. `warmUps` rounds are run and not counted. */
export async function compare(contenders: readonly Contender[], options: Rounds): Promise<Compared[]> {
  const alone = contenders.map(({ name, slice }, index) => ({
    name,
    slice: async () => [await slice.call(contenders[index])],
  }));
  const [compared = []] = await compareMany(alone, 1, options);
  return compared;
}

/** The same of slices that tell `figures` costs each: a comparison for each of these. */
export async function compareMany(
  contenders: readonly Slicer[],
  figures: number,
  options: Rounds,
): Promise<Compared[][]> {
  const slices = await slicesOf(contenders, options);
  return Array.from({ length: figures }, (_, nth) => {
    const costs = slices.map((ofOne) => ofOne.map((slice) => slice[nth] ?? Number.NaN));
    return contenders.map(({ name }, index) => ({ name, ...against(costs[0] ?? [], costs[index] ?? []) }));
  });
}

/** A contender whose slices tell several figures each. */
export interface Slicer {
  readonly name: string;
  slice(): Promise<readonly number[]>;
}

/** What each contender's slices told, round by round. */
export async function slicesOf(
  contenders: readonly Slicer[],
  { rounds, warmUps = 1 }: Rounds,
): Promise<(readonly number[])[][]> {
  const slices = contenders.map((): (readonly number[])[] => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const index of shuffled(contenders.keys())) {
      const costs = await contenders[index]?.slice();
      if (round >= 0 && costs) slices[index]?.push(costs);
    }
  }
  return slices;
}

/** One contender's figures, round by round, beside those of the one that it is divided by. */
export function against(base: readonly number[], own: readonly number[]): Omit<Compared, 'name'> {
  const ratios = own.map((cost, round) => cost / (base[round] ?? Number.NaN));
  return {
    cost: quantile(own, 0.5),
    ratio: quantile(ratios, 0.5),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at % 1);
}

function shuffled(indices: Iterable<number>): number[] {
  const order = [...indices];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}
