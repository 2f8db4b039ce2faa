/** Keeps a sender to its limit: one change at a time, and once more where the browser was about to change it itself. */
import type { Log } from '../log.ts';

/** What a sender may use of the line. */
export interface SendLimit {
  readonly maxBitrate: number;
  /** Of pictures: as high as this, as often as this. */
  readonly maxHeight?: number;
  readonly maxFramerate?: number;
}

export type LimitedSender = Pick<RTCRtpSender, 'getParameters' | 'setParameters' | 'track'>;

interface Wanted {
  readonly sender: LimitedSender;
  readonly limit: SendLimit;
}

/** `setParameters` is refused where a negotiation ended since `getParameters`; that happens rarely. */
const MOST_TRIES = 5;

export class BitrateLimiter {
  readonly #log: Log;
  #next: Wanted | null = null;
  #isBusy = false;

  constructor(log: Log) {
    this.#log = log;
  }

  keep(sender: LimitedSender, limit: SendLimit): void {
    this.#next = { sender, limit };
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    let tries = 0;
    while (this.#next !== null) {
      const now = this.#next;
      this.#next = null;
      try {
        await restrain(now);
        tries = 0;
      } catch (error) {
        tries += 1;
        // Mostly because the connection closed meanwhile; the next one is set up anew.
        if (tries === MOST_TRIES) this.#log(`the browser refused a limit: ${String(error)}`);
        else this.#next ??= now;
      }
    }
    this.#isBusy = false;
  }
}

async function restrain({ sender, limit }: Wanted): Promise<void> {
  const parameters = sender.getParameters();
  const height = sender.track?.kind === 'video' ? sender.track.getSettings().height : undefined;
  for (const encoding of parameters.encodings) {
    encoding.maxBitrate = limit.maxBitrate;
    if (limit.maxHeight) encoding.scaleResolutionDownBy = height ? Math.max(1, height / limit.maxHeight) : 1;
    if (limit.maxFramerate) encoding.maxFramerate = limit.maxFramerate;
  }
  await sender.setParameters(parameters);
}
