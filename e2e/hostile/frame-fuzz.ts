/** Frames that no honest member sends, from a seed: true ones bent, wrong types, huge, deep, cut off, and bytes. */
import { LOG } from '../../public/testing/ids.ts';
import { Random } from '../../public/testing/random.ts';
import type { HostileMember, RawFrame } from './hostile-member.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const ODD: readonly Json[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  2 ** 53,
  8.64e15,
  '',
  'x'.repeat(9_000),
  '\u0000\ud800',
  '<img src=x onerror=alert(1)>',
  [],
  {},
  { __proto__: null, constructor: 1 },
  [[[[[[[[]]]]]]]],
];

/** One value somewhere in it is another one. */
export function bent(random: Random, value: Json): Json {
  if (value === null || typeof value !== 'object' || random.chance(0.2)) return random.pick(ODD);
  if (Array.isArray(value)) return value.length === 0 ? [null] : value.map((item) => bent(random, item));
  const key = random.pick(Object.keys(value));
  return { ...value, [key]: bent(random, value[key] ?? null) };
}

export class FrameFuzz {
  readonly #random: Random;
  readonly #hostile: HostileMember;
  readonly #victims: readonly string[];

  constructor(seed: number, hostile: HostileMember, victims: readonly string[]) {
    this.#random = new Random(seed);
    this.#hostile = hostile;
    this.#victims = victims;
  }

  /** True in form and nonsense in content. */
  nonsense(): string {
    return JSON.stringify(this.#frame());
  }

  malformed(): RawFrame {
    const random = this.#random;
    const frame = this.#frame();
    const text = JSON.stringify(frame);
    switch (random.between(0, 6)) {
      case 0:
        return text.slice(0, random.between(0, text.length - 1));
      case 1:
        return { bytes: random.between(0, 70_000) };
      case 2:
        return '['.repeat(random.between(1, 60_000));
      case 3:
        return JSON.stringify({ ...frame, type: random.pick(ODD) });
      case 4:
        return JSON.stringify({ ...frame, extra: 'x'.repeat(random.between(1, 70_000)) });
      case 5:
        return `{"__proto__":{"type":"bye"},"type":${JSON.stringify(random.pick(ODD))}}`;
      default:
        return JSON.stringify(bent(random, frame));
    }
  }

  #frame(): { [key: string]: Json } {
    const random = this.#random;
    switch (random.between(0, 10)) {
      case 0:
        return { type: 'ping', nonce: this.#number() };
      case 1:
        return { type: 'pong', nonce: this.#number() };
      case 2:
        return { type: 'heads', heads: this.#perLog() };
      case 3:
        return { type: 'want', after: this.#perLog() };
      case 4:
        return { type: 'links', members: [...this.#victims] };
      case 5:
        return { type: 'entries', entries: [this.#entry()] };
      case 6:
        return { type: 'activity', is: random.pick(['here', 'typing', 'away']) };
      case 7:
        return { type: 'hello', name: 'Eve', sessionId: 'eve', signature: this.#signature() };
      case 8:
        return this.#private();
      case 9:
        return {
          type: 'call',
          step: random.pick(['in', 'out', 'ring', 'declined', 'busy']),
          id: random.pick(['room', 'a']),
        };
      default:
        return this.#carried();
    }
  }

  #carried(): { [key: string]: Json } {
    const random = this.#random;
    const payload = random.pick([
      { type: 'bye', sessionId: 'a' },
      { type: 'heads', heads: this.#perLog() },
      { type: 'signal', sealed: this.#signature() },
      this.#private(),
    ]);
    return {
      type: 'carried',
      from: random.pick(this.#victims),
      to: random.pick(this.#victims),
      hops: random.between(0, 8),
      nonce: this.#number(),
      payload: JSON.stringify(payload),
      signature: this.#signature(),
    };
  }

  #private(): { [key: string]: Json } {
    return { type: 'private', sealed: this.#signature() };
  }

  /** Under somebody's name, with somebody else's signature. */
  #entry(): Json {
    const random = this.#random;
    const genuine = this.#hostile.entry(random.between(1, 9), {
      kind: 'text',
      text: `forged ${random.between(1, 9_999)}`,
    });
    return { ...genuine, author: random.pick(this.#victims) } as unknown as Json;
  }

  #perLog(): { [key: string]: Json } {
    return Object.fromEntries(
      [...this.#victims, this.#hostile.signer.id].map((author) => [`${author}:${LOG}`, this.#number()]),
    );
  }

  #number(): number {
    return this.#random.pick([0, 1, 2, 4_999, 5_000, 5_001, Number.MAX_SAFE_INTEGER]);
  }

  #signature(): string {
    return Buffer.from(this.#random.bytes(64)).toString('base64url');
  }
}
