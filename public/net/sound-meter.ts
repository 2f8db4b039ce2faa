/** How loud a microphone is, also while what is sent of it is muted. Nothing of it leaves the device. */

/** A sixth of a second: hardly shorter than the pauses between two looks at it. */
const SAMPLES = 8_192;

export class SoundMeter {
  /** Muting the track that is sent leaves this one as it is. */
  readonly #track: MediaStreamTrack;
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #samples = new Float32Array(SAMPLES);

  constructor(track: MediaStreamTrack) {
    this.#track = track.clone();
    this.#track.enabled = true;
    this.#analyser.fftSize = SAMPLES;
    this.#context.createMediaStreamSource(new MediaStream([this.#track])).connect(this.#analyser);
  }

  /** From 0 to 1, as a receiver's browser would reckon it. */
  get level(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / SAMPLES;
    return Math.min(1, Math.sqrt(power));
  }

  /** Idempotent. */
  close(): void {
    this.#track.stop();
    if (this.#context.state !== 'closed') void this.#context.close();
  }
}
