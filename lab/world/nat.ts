/**
 * What a home's router does with what goes out and comes in, for each kind of NAT by its usual name: how inner ports map
 * to outer ones, and who outside may answer. Only Linux's own connection tracking is used.
 */
import type { Machine } from './command.ts';

export const NAT_KINDS = ['public', 'full-cone', 'port-restricted', 'symmetric', 'udp-blocked'] as const;
export type NatKind = (typeof NAT_KINDS)[number];

/** The chain that faults write into; everything forwarded passes it first. */
export const FAULTS = 'FAULTS';

/** Outer ports that are none of the inner ones, so that a rebinding always changes them. */
const PORT_RANGES = ['20000-29999', '30000-39999'] as const;

export interface NatPlan {
  readonly kind: NatKind;
  /** Of the inner machine that a full cone sends everything to. */
  readonly firstHost: string;
  /** How often the router has forgotten its mappings. */
  readonly rebindings: number;
}

export function setUpNat(router: Machine, plan: NatPlan): void {
  const iptables = (...rule: string[]) => router.run('iptables', '-w', ...rule);
  iptables('-N', FAULTS);
  iptables('-A', 'FORWARD', '-j', FAULTS);
  if (plan.kind === 'public') return;

  iptables('-P', 'FORWARD', 'DROP');
  // What nobody asked for must leave no trace on the router, or the next packet from inside would get another port.
  iptables('-A', 'INPUT', '-i', 'wan', '-j', 'DROP');
  iptables('-A', 'FORWARD', '-m', 'conntrack', '--ctstate', 'INVALID', '-j', 'DROP');
  iptables('-A', 'FORWARD', '-m', 'conntrack', '--ctstate', 'ESTABLISHED,RELATED', '-j', 'ACCEPT');
  if (plan.kind === 'udp-blocked') iptables('-A', 'FORWARD', '-p', 'udp', '-j', 'DROP');
  iptables('-A', 'FORWARD', '-i', 'lan', '-j', 'ACCEPT');
  if (plan.kind === 'full-cone') {
    iptables('-A', 'FORWARD', '-i', 'wan', '-p', 'udp', '-j', 'ACCEPT');
    const whatever = ['-i', 'wan', '-p', 'udp', '-j', 'DNAT', '--to-destination', plan.firstHost];
    iptables('-t', 'nat', '-A', 'PREROUTING', ...whatever);
  }
  mapPorts(router, plan);
}

/** For connections that the router does not know yet. */
export function mapPorts(router: Machine, plan: NatPlan): void {
  const masquerade = (...rule: string[]) =>
    router.run('iptables', '-w', '-t', 'nat', '-A', 'POSTROUTING', '-o', 'wan', ...rule);
  router.run('iptables', '-w', '-t', 'nat', '-F', 'POSTROUTING');
  masquerade('-p', 'udp', '-j', 'MASQUERADE', ...udpPorts(plan));
  masquerade('-j', 'MASQUERADE');
}

export function forgetUdp(router: Machine): void {
  try {
    router.run('conntrack', '-D', '-p', 'udp');
  } catch (error) {
    // It takes that for a failure.
    if (!String(error).includes('0 flow entries have been deleted')) throw error;
  }
}

function udpPorts({ kind, rebindings }: NatPlan): string[] {
  // A full cone keeps the port: what comes for it from outside goes to the same one inside.
  if (kind === 'full-cone') return [];
  // The kernel finds the mapping of an inner port again for every destination, unless told to pick at random.
  if (kind === 'symmetric') return ['--random-fully'];
  return ['--to-ports', PORT_RANGES[rebindings % PORT_RANGES.length] ?? PORT_RANGES[0]];
}
