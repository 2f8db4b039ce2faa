/** How long a message takes from one member's Enter to another's screen. All pages of one machine read one clock. */
import type { Member } from './member.ts';

interface Timed {
  readonly times: Map<string, number>;
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
      const times = new Map<string, number>();
      (globalThis as unknown as { times: Timed['times'] }).times = times;
      const press = ({ key }: KeyboardEvent) =>
        key === 'Enter' && times.set((box as HTMLTextAreaElement).value, Date.now());
      box.addEventListener('keydown', (event) => press(event as KeyboardEvent), { capture: true });
    });
    await to.transcript.evaluate((log) => {
      const times = new Map<string, number>();
      (globalThis as unknown as { times: Timed['times'] }).times = times;
      new MutationObserver((changes) => {
        const texts = changes.flatMap(({ addedNodes }) =>
          [...addedNodes].map((node) => node.textContent ?? ''),
        );
        times.set(texts.join('\n'), Date.now());
      }).observe(log, { childList: true, subtree: true });
    });
    return new Stopwatch(from, to);
  }

  /** In milliseconds for each of `texts`; null where one did not arrive. */
  async read(texts: readonly string[]): Promise<(number | null)[]> {
    const [sent, shown] = await Promise.all([this.#times(this.#from), this.#times(this.#to)]);
    return texts.map((text) => {
      const sentAt = sent.find(([words]) => words === text)?.[1];
      const shownAt = shown.find(([words]) => words.includes(text))?.[1];
      return sentAt === undefined || shownAt === undefined ? null : shownAt - sentAt;
    });
  }

  #times({ page }: Member): Promise<[string, number][]> {
    return page.evaluate(() => [...(globalThis as unknown as Timed).times]);
  }
}
