/**
 * The connection report: how every pair of members is connected, and why not. Pure; the words are the view's. It holds
 * nothing secret: no address, key, credential or room id.
 */

import type { Means } from '../../net/link/unreachable.ts';
import type { LinkInspection } from '../../net/mesh/mesh-inspection.ts';
import type { ConnectionInspection, ServerStatus } from '../connection.ts';
import type { Member, MemberId } from './member.ts';

/** Somebody as others call them. */
export interface Named {
  readonly name: string;
  readonly tag: string | null;
}

/** Why an attempt at a link ended. */
export type FailureReason = LinkInspection['failures'][number]['why'];

export type MemberReport = Member & Pick<LinkInspection, 'path' | 'findings' | 'failures'>;

/** `linked`: whether over a relay is not known yet. `unknown`: neither of the two has told. */
export type PairWay = 'none' | 'unknown' | 'sealed' | 'relayed' | 'linked' | 'direct';

export interface Pair {
  /** Null for myself. */
  readonly one: Named | null;
  readonly other: Named;
  readonly way: PairWay;
}

export interface ConnectionReport {
  readonly server: ServerStatus;
  readonly means: Means;
  readonly members: readonly MemberReport[];
  /** Every two of the room once; what is wrong comes first. */
  readonly pairs: readonly Pair[];
}

const ORDER: readonly PairWay[] = ['none', 'unknown', 'sealed', 'relayed', 'linked', 'direct'];

export function connectionReport(
  { mesh, status }: ConnectionInspection,
  members: readonly Member[],
): ConnectionReport {
  const links = new Map(mesh.links.map((link) => [link.id, link]));
  const told = new Map(mesh.told.map((link) => [`${link.from} ${link.to}`, link]));
  const tellers = new Set(mesh.told.map(({ from }) => from));

  const wayBetween = (one: MemberId, other: MemberId): PairWay => {
    const words = [told.get(`${one} ${other}`), told.get(`${other} ${one}`)].filter(
      (link) => link !== undefined,
    );
    if (words.some(({ isOverTurn }) => isOverTurn)) return 'relayed';
    if (words.length > 0) return 'direct';
    return tellers.has(one) || tellers.has(other) ? 'none' : 'unknown';
  };

  const own = members.map((other) => ({ one: null, other, way: ownWay(links.get(other.id)) }));
  const others = members.flatMap((one, index) =>
    members.slice(index + 1).map((other) => ({ one, other, way: wayBetween(one.id, other.id) })),
  );
  return {
    server: status,
    means: mesh.means,
    members: members.map((member) => {
      const { path = null, findings = NOTHING, failures = [] } = links.get(member.id) ?? {};
      return { ...member, path, findings, failures };
    }),
    pairs: [...own, ...others].sort((a, b) => ORDER.indexOf(a.way) - ORDER.indexOf(b.way)),
  };
}

const NOTHING: LinkInspection['findings'] = { local: [], remote: [], isAnswered: false };

function ownWay(link: LinkInspection | undefined): PairWay {
  if (link?.lastResort === 'open') return 'sealed';
  if (link?.state !== 'open') return 'none';
  if (link.isOverTurn === null) return 'linked';
  return link.isOverTurn ? 'relayed' : 'direct';
}
