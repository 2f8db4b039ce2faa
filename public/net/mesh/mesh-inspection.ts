/** The state of all links, for the connection report. Holds no address, key or credential. */

import type { MemberId } from '../crypto/signer.ts';
import type { LinkPath } from '../link/link-path.ts';
import type { Findings, Means } from '../link/unreachable.ts';
import type { Failure } from '../peer/link-record.ts';
import type { PeerReach } from './mesh-contract.ts';
import type { MeshMember } from './mesh-member.ts';
import type { ToldLink } from './topology.ts';

/** One link of mine. */
export interface LinkInspection extends PeerReach {
  readonly id: MemberId;
  readonly findings: Findings;
  readonly failures: readonly Failure[];
  readonly path: LinkPath | null;
}

export interface MeshInspection {
  readonly links: readonly LinkInspection[];
  /** Links of others, as they told. */
  readonly told: readonly ToldLink[];
  readonly means: Means;
}

export async function inspectMember({ peer }: MeshMember, reach: PeerReach): Promise<LinkInspection> {
  const { id, findings, record } = peer;
  return { ...reach, id, findings, failures: record.failures, path: await peer.path() };
}
