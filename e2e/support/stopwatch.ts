/** How long a message takes from one member's Enter to another's screen. All pages of one machine read one clock. */
import type { Member } from './member.ts';

interface Noted {
  /** By what stood in the box. */
  sendings: Map<string, number>;
  /** By what appeared, which holds more than the words. */
  sightings: Map<string, number>;
}

export class Stopwatch {
  readonly #from: Member;
  readonly #to: Member;

  private constructor(from: Member, to: Member) {
    this.#from = from;
    this.#to = to;
  }

  static async between(from: Member, to: Member): Promise<Stopwatch> {
    await from.box.evaluate((box) => {
      const sendings: Noted['sendings'] = new Map();
      Object.assign(globalThis, { sendings });
      const pressed = (event: Event) => {
        if ((event as KeyboardEvent).key === 'Enter')
          sendings.set((box as HTMLTextAreaElement).value, Date.now());
      };
      box.addEventListener('keydown', pressed, { capture: true });
    });
    await to.transcript.evaluate((log) => {
      const sightings: Noted['sightings'] = new Map();
      Object.assign(globalThis, { sightings });
      new MutationObserver((changes) => {
        const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
        sightings.set(added.map((node) => node.textContent ?? '').join('\n'), Date.now());
      }).observe(log, { childList: true, subtree: true });
    });
    return new Stopwatch(from, to);
  }

  /** In milliseconds for each of `texts`; null where one did not arrive. */
  async read(texts: readonly string[]): Promise<(number | null)[]> {
    const sent = await this.#from.page.evaluate(() => [...(globalThis as unknown as Noted).sendings]);
    const shown = await this.#to.page.evaluate(() => [...(globalThis as unknown as Noted).sightings]);
    return texts.map((text) => {
      const sentAt = sent.find(([words]) => words === text)?.[1];
      const shownAt = shown.find(([words]) => words.includes(text))?.[1];
      return sentAt === undefined || shownAt === undefined ? null : shownAt - sentAt;
    });
  }
}
