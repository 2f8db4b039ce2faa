/** A page's connections as the browser itself knows them: the witness beside what the page says. */
import type { Page } from '@playwright/test';

export type Path = 'direct' | 'relayed';

interface Kept {
  kept: RTCPeerConnection[];
}

/** The fields of a candidate pair that the type of the report lacks. */
type Pair = RTCIceCandidatePairStats & { readonly selected?: boolean };
type Candidate = { readonly candidateType: string };

/** To be called before the page goes anywhere. */
export async function keepConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept: RTCPeerConnection[] = [];
    Object.assign(globalThis, { kept });
    globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
      construct(target, args) {
        const connection = Reflect.construct(target, args) as RTCPeerConnection;
        kept.push(connection);
        return connection;
      },
    });
  });
}

/** The paths of those connections that stand now. */
export function pathsOf(page: Page): Promise<Path[]> {
  return page.evaluate(async () => {
    const paths: Path[] = [];
    for (const connection of (globalThis as unknown as Kept).kept) {
      if (connection.connectionState !== 'connected') continue;
      const report = await connection.getStats();
      const stats = [...report.values()];
      const transport = stats.find(({ type }) => type === 'transport') as RTCTransportStats | undefined;
      const pairs = stats.filter(({ type }) => type === 'candidate-pair') as Pair[];
      const pair = pairs.find(({ id, selected }) =>
        transport?.selectedCandidatePairId ? id === transport.selectedCandidatePairId : selected,
      );
      if (pair === undefined) continue;
      const ends = [pair.localCandidateId, pair.remoteCandidateId].map(
        (id) => report.get(id) as Candidate | undefined,
      );
      paths.push(ends.some((end) => end?.candidateType === 'relay') ? 'relayed' : 'direct');
    }
    return paths;
  });
}
