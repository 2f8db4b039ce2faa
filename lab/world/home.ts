/** One home: a router with its kind of NAT between the world and a network of its own. */

import { Namespace, setKernel } from './namespace.ts';
import { FAULTS, forgetUdp, mapPorts, type NatKind, setUpNat } from './nat.ts';
import { type Cable, Switch } from './switch.ts';

const FIRST_HOST = 11;

export class Home {
  readonly kind: NatKind;
  /** Where the world sees it. */
  readonly address: string;
  /** What the world must route to this home; null where a NAT hides it. */
  readonly routed: string | null;
  readonly router: Namespace;
  readonly #number: number;
  readonly #lan: Switch;
  #hosts = 0;
  #rebindings = 0;

  /** `number` is its place in the world, from 1. */
  constructor(internet: Switch, gateway: string, number: number, kind: NatKind) {
    this.kind = kind;
    this.#number = number;
    this.address = `203.0.113.${100 + number}`;
    this.routed = kind === 'public' ? `198.51.100.${16 * number}/28` : null;
    this.router = Namespace.create(`home${number}`);
    setKernel(this.router, 'net/ipv4/ip_forward', 1);
    // A connection that the router forgot is dead, as with a router that was restarted.
    setKernel(this.router, 'net/netfilter/nf_conntrack_tcp_loose', 0);
    internet.plug(this.router, 'wan');
    this.router.run('ip', 'address', 'add', `${this.address}/24`, 'dev', 'wan');
    this.router.run('ip', 'route', 'add', 'default', 'via', gateway);
    this.#lan = new Switch(this.router, 'lan');
    this.router.run('ip', 'address', 'add', `${this.gateway}/${this.prefixLength}`, 'dev', 'lan');
    setUpNat(this.router, this.#plan());
  }

  get gateway(): string {
    return this.kind === 'public' ? `198.51.100.${16 * this.#number + 1}` : `10.${this.#number}.0.1`;
  }

  get prefixLength(): number {
    return this.kind === 'public' ? 28 : 24;
  }

  plug(machine: Namespace, card: string): Cable {
    return this.#lan.plug(machine, card);
  }

  /** Never given twice. */
  nextAddress(): string {
    this.#hosts += 1;
    return this.#addressOf(this.#hosts);
  }

  /** Other outer ports for every socket that speaks UDP; what speaks TCP goes on. */
  rebind(): void {
    this.#rebindings += 1;
    mapPorts(this.router, this.#plan());
    forgetUdp(this.router);
  }

  /** As `rebind`, and whatever spoke TCP through the router hears nothing more. */
  restart(): void {
    this.rebind();
    this.router.run('conntrack', '-F');
  }

  /** Rules on what passes the router, taken away by what is returned. */
  interfere(...rules: readonly (readonly string[])[]): () => void {
    for (const rule of rules) this.router.run('iptables', '-w', '-A', FAULTS, ...rule);
    return () => {
      for (const rule of rules) this.router.run('iptables', '-w', '-D', FAULTS, ...rule);
    };
  }

  /** The rules with what each has caught, and every connection that the router knows. */
  describe(): string {
    return [this.router.run('iptables-save', '-c'), this.router.run('conntrack', '-L')].join('\n');
  }

  close(): void {
    this.router.close();
  }

  #plan() {
    return { kind: this.kind, firstHost: this.#addressOf(1), rebindings: this.#rebindings };
  }

  #addressOf(host: number): string {
    return this.kind === 'public'
      ? `198.51.100.${16 * this.#number + 1 + host}`
      : `10.${this.#number}.0.${FIRST_HOST - 1 + host}`;
  }
}
