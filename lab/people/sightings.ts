/** When each message first stood on a member's screen. All browsers of one machine read one clock. */
import type { Member } from '../../e2e/support/member.ts';

interface Noted {
  sightings: Map<string, number>;
}

export class Sightings {
  readonly #member: Member;

  private constructor(member: Member) {
    this.#member = member;
  }

  /** Notes what `pattern` finds in each message from now on. */
  static async on(member: Member, pattern: RegExp): Promise<Sightings> {
    await member.transcript.evaluate((log, source) => {
      const words = new RegExp(source);
      const sightings: Noted['sightings'] = new Map();
      Object.assign(globalThis, { sightings });
      new MutationObserver((changes) => {
        const now = Date.now();
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
          const [text] = words.exec(node.textContent ?? '') ?? [];
          if (text !== undefined && !sightings.has(text)) sightings.set(text, now);
        }
      }).observe(log, { childList: true, subtree: true });
    }, pattern.source);
    return new Sightings(member);
  }

  async read(): Promise<ReadonlyMap<string, number>> {
    return new Map(await this.#member.page.evaluate(() => [...(globalThis as unknown as Noted).sightings]));
  }
}
