/**
 * The public internet, with everything that was built in it. It is the namespace that the test runner itself is in:
 * servers started from here stand in the open.
 */
import { thisMachine } from './command.ts';
import { Home } from './home.ts';
import { Host } from './host.ts';
import { setKernel } from './namespace.ts';
import type { NatKind } from './nat.ts';
import { Switch } from './switch.ts';

const GATEWAY = '203.0.113.1';
/** Where the Parley server stands, and where STUN and TURN are answered. */
export const SERVER_ADDRESS = '203.0.113.10';
export const TURN_ADDRESS = '203.0.113.20';
/** A second address for whoever needs two, such as a probe of NATs. */
export const OTHER_ADDRESS = '203.0.113.21';

export class World {
  readonly #internet: Switch;
  readonly #homes: Home[] = [];
  readonly #hosts: Host[] = [];

  constructor() {
    this.#internet = new Switch(thisMachine, 'internet');
    for (const address of [GATEWAY, SERVER_ADDRESS, TURN_ADDRESS, OTHER_ADDRESS]) {
      thisMachine.run('ip', 'address', 'add', `${address}/24`, 'dev', this.#internet.device);
    }
    setKernel(thisMachine, 'net/ipv4/ip_forward', 1);
    setKernel(thisMachine, 'net/ipv4/conf/all/send_redirects', 0);
    setKernel(thisMachine, `net/ipv4/conf/${this.#internet.device}/send_redirects`, 0);
    // Nobody on the internet answers for a private address, not even that it is unknown.
    thisMachine.run('ip', 'route', 'replace', 'blackhole', '10.0.0.0/8');
  }

  addHome(kind: NatKind): Home {
    const home = new Home(this.#internet, GATEWAY, this.#homes.length + 1, kind);
    this.#homes.push(home);
    if (home.routed !== null) thisMachine.run('ip', 'route', 'add', home.routed, 'via', home.address);
    return home;
  }

  addHost(home: Home): Host {
    const host = new Host(`host${this.#hosts.length + 1}`, home);
    this.#hosts.push(host);
    return host;
  }

  /** A home with one computer in it. */
  settle(kind: NatKind): Host {
    return this.addHost(this.addHome(kind));
  }

  get homes(): readonly Home[] {
    return this.#homes;
  }

  close(): void {
    for (const part of [...this.#hosts, ...this.#homes]) part.close();
    this.#internet.close();
  }
}
