/** The way in use as the browsers' statistics have it (W3C WebRTC Stats §8), as far as links read it. */
import type { NativeConnection } from './native.ts';

type Pair = NonNullable<ReturnType<NativeConnection['getSelectedCandidatePair']>>;

/** Empty while there is no way. */
export function selectedPair(connection: NativeConnection): Map<string, object> {
  const pair = connection.getSelectedCandidatePair();
  if (pair === null) return new Map();
  const rtt = connection.rtt();
  const all = [
    { id: 'transport', type: 'transport', selectedCandidatePairId: 'pair' },
    {
      id: 'pair',
      type: 'candidate-pair',
      localCandidateId: 'local',
      remoteCandidateId: 'remote',
      ...(rtt >= 0 ? { currentRoundTripTime: rtt / 1_000 } : {}),
    },
    end('local', pair.local),
    end('remote', pair.remote),
  ];
  return new Map(all.map((each) => [each.id, each]));
}

function end(id: string, { address, port, type, transportType }: Pair['local']) {
  const protocol = transportType.toLowerCase().startsWith('tcp') ? 'tcp' : 'udp';
  return { id, type: `${id}-candidate`, candidateType: type, address, port, protocol };
}
