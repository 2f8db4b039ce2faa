/** Owns how many things everybody behind one IP address has open. It does not know what. */

export interface CountByNetwork {
  of(network: string): number;
  /** Returns how to take it away again; idempotent. */
  add(network: string): () => void;
}

export function createCountByNetwork(): CountByNetwork {
  const counts = new Map<string, number>();
  const of = (network: string): number => counts.get(network) ?? 0;
  return {
    of,
    add(network) {
      counts.set(network, of(network) + 1);
      let isCounted = true;
      return () => {
        if (!isCounted) return;
        isCounted = false;
        if (of(network) > 1) counts.set(network, of(network) - 1);
        else counts.delete(network);
      };
    },
  };
}
