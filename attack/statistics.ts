/** What can be said of many measurements without trusting any single one of them. */

/** The smallest value that at least this share of all is not above. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/**
 * How likely a value of the first is larger than one of the second: 0.5 when nothing tells them apart, whatever the
 * outliers are. (Mann and Whitney's U, divided by the number of pairs; equal values count half.)
 */
export function superiority(first: readonly number[], second: readonly number[]): number {
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1;
    const sharedRank = (start + 1 + end) / 2;
    for (let at = start; at < end; at += 1) if (all[at]?.isFirst) rankSum += sharedRank;
    start = end;
  }
  const least = (first.length * (first.length + 1)) / 2;
  return (rankSum - least) / (first.length * second.length);
}

/** How far `superiority` of samples that are alike strays from 0.5 by chance, once in so many standard deviations. */
export const chanceDeviation = (first: number, second: number, deviations: number): number =>
  deviations * Math.sqrt((first + second + 1) / (12 * first * second));
