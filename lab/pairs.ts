/** The pairs of networks that two members may sit in, and what theory says becomes of each with which help. */
import type { Path } from './browser/connections.ts';
import type { Host } from './world/host.ts';
import type { IceSetting } from './world/ice-setting.ts';
import type { NatKind } from './world/nat.ts';
import type { World } from './world/world.ts';

export type Outcome = Path | 'unreachable';

export interface Pair {
  readonly title: string;
  readonly kinds: readonly [NatKind, NatKind] | 'one home';
  readonly outcomes: Readonly<Record<IceSetting, Outcome>>;
}

const nothingButTurn: Pair['outcomes'] = {
  'no servers': 'unreachable',
  STUN: 'unreachable',
  'STUN and TURN': 'relayed',
  'STUN and expired TURN': 'unreachable',
};

const stunIsEnough: Pair['outcomes'] = {
  'no servers': 'unreachable',
  STUN: 'direct',
  'STUN and TURN': 'direct',
  'STUN and expired TURN': 'direct',
};

const nothingNeeded: Pair['outcomes'] = { ...stunIsEnough, 'no servers': 'direct' };

export const PAIRS: readonly Pair[] = [
  { title: 'in one home', kinds: 'one home', outcomes: nothingNeeded },
  {
    title: 'behind two port-restricted NATs',
    kinds: ['port-restricted', 'port-restricted'],
    outcomes: stunIsEnough,
  },
  {
    title: 'behind a port-restricted and a symmetric NAT',
    kinds: ['port-restricted', 'symmetric'],
    outcomes: nothingButTurn,
  },
  {
    title: 'behind two symmetric NATs',
    kinds: ['symmetric', 'symmetric'],
    outcomes: nothingButTurn,
  },
  {
    title: 'behind a full-cone and a symmetric NAT',
    kinds: ['full-cone', 'symmetric'],
    outcomes: stunIsEnough,
  },
  {
    title: 'behind a wall against UDP and a port-restricted NAT',
    kinds: ['udp-blocked', 'port-restricted'],
    outcomes: nothingButTurn,
  },
  { title: 'in the open', kinds: ['public', 'public'], outcomes: nothingNeeded },
];

export function settle(world: World, { kinds }: Pair): [Host, Host] {
  if (kinds !== 'one home') return [world.settle(kinds[0]), world.settle(kinds[1])];
  const home = world.addHome('port-restricted');
  return [world.addHost(home), world.addHost(home)];
}
