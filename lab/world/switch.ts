/** An Ethernet switch inside a machine, and the cables from it to others. Knows nothing of addresses. */
import type { Machine } from './command.ts';
import type { Namespace } from './namespace.ts';

/** No two switches are ever on one wire. */
const ETHERNET_ADDRESS = '02:00:00:00:00:01';

let portsMade = 0;

export class Switch {
  readonly device: string;
  readonly #owner: Machine;

  constructor(owner: Machine, device: string) {
    this.#owner = owner;
    this.device = device;
    // Of its own, or it would take that of a port, and another whenever a port comes or goes: whoever remembered the
    // old one would then talk to nobody.
    owner.run('ip', 'link', 'add', 'name', device, 'address', ETHERNET_ADDRESS, 'type', 'bridge');
    owner.run('ip', 'link', 'set', device, 'up');
  }

  /** Gives `machine` a network card named `card`, connected to this switch. */
  plug(machine: Namespace, card: string): Cable {
    portsMade += 1;
    const port = `port${portsMade}`;
    const ends = ['name', port, 'type', 'veth', 'peer', 'name', card, 'netns', machine.name];
    this.#owner.run('ip', 'link', 'add', ...ends);
    machine.run('ip', 'link', 'set', card, 'up');
    const cable = new Cable(this.#owner, port, this.device);
    cable.restore();
    this.#owner.run('ip', 'link', 'set', port, 'up');
    return cable;
  }

  close(): void {
    this.#owner.run('ip', 'link', 'delete', this.device);
  }
}

export class Cable {
  readonly #owner: Machine;
  readonly #port: string;
  readonly #switch: string;

  constructor(owner: Machine, port: string, ofSwitch: string) {
    this.#owner = owner;
    this.#port = port;
    this.#switch = ofSwitch;
  }

  /** Carries nothing either way any more; neither end notices, as when the fault is further away. */
  silence(): void {
    this.#owner.run('ip', 'link', 'set', this.#port, 'nomaster');
  }

  restore(): void {
    this.#owner.run('ip', 'link', 'set', this.#port, 'master', this.#switch);
  }

  /** Takes the network card at the other end away too. */
  remove(): void {
    this.#owner.run('ip', 'link', 'delete', this.#port);
  }
}
