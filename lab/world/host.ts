/** A computer in a home: one network card, one address, and whatever runs inside. */
import type { Home } from './home.ts';
import { Namespace } from './namespace.ts';
import type { Cable } from './switch.ts';

const CARD = 'eth0';

export class Host {
  readonly namespace: Namespace;
  #home: Home;
  #address: string;
  #cable: Cable;

  constructor(name: string, home: Home) {
    this.namespace = Namespace.create(name);
    this.#home = home;
    this.#address = home.nextAddress();
    this.#cable = this.#connect();
  }

  get home(): Home {
    return this.#home;
  }

  get address(): string {
    return this.#address;
  }

  get cable(): Cable {
    return this.#cable;
  }

  /** Out of one network and into another: the old address is gone before the new one is there. */
  moveTo(home: Home): void {
    this.#cable.remove();
    this.#home = home;
    this.#address = home.nextAddress();
    this.#cable = this.#connect();
  }

  close(): void {
    this.namespace.close();
  }

  #connect(): Cable {
    const cable = this.#home.plug(this.namespace, CARD);
    const { gateway, prefixLength } = this.#home;
    this.namespace.run('ip', 'address', 'add', `${this.#address}/${prefixLength}`, 'dev', CARD);
    this.namespace.run('ip', 'route', 'add', 'default', 'via', gateway);
    return cable;
  }
}
