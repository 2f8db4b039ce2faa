/**
 * My own microphone, camera and screen: what is sent, what was asked for, and what could not be had. How tracks are
 * captured is given to it.
 */
import { type ReadonlySignal, signal } from '../reactive.ts';

export type Source = 'microphone' | 'camera' | 'screen';

/** `lost`: it was there and ended by itself. */
export type CaptureProblem =
  | 'denied'
  | 'none-found'
  | 'in-use'
  | 'insecure'
  | 'unsupported'
  | 'lost'
  | 'failed';

export interface Device {
  readonly id: string;
  readonly label: string;
}

export interface Capture {
  /** One answer for each source; `chosen` are ids of devices. */
  take(
    sources: readonly Source[],
    chosen: Chosen,
  ): Promise<ReadonlyMap<Source, MediaStreamTrack | CaptureProblem>>;
  devices(of: DeviceKind): Promise<readonly Device[]>;
  /** Listens to a microphone, also while it is muted. */
  meter(track: MediaStreamTrack): Meter;
}

export type DeviceKind = 'microphone' | 'camera' | 'loudspeaker';

export interface Meter {
  /** From 0 to 1. */
  readonly level: number;
  close(): void;
}

type Chosen = Readonly<Partial<Record<Source, string>>>;

export interface OwnState {
  readonly tracks: Readonly<Partial<Record<Source, MediaStreamTrack>>>;
  readonly problems: Readonly<Partial<Record<Source, CaptureProblem>>>;
  readonly isMuted: boolean;
  /** The person is being asked, or a device starts. */
  readonly isAsking: boolean;
}

const NOTHING: OwnState = { tracks: {}, problems: {}, isMuted: false, isAsking: false };

export class OwnMedia {
  readonly #capture: Capture;
  readonly #state = signal<OwnState>(NOTHING);
  #chosen: Chosen = {};
  /** Counts hang-ups: a device that was asked for before one is released when it arrives. */
  #stay = 0;
  /** Of the microphone. */
  #meter: Meter | null = null;

  constructor(capture: Capture) {
    this.#capture = capture;
  }

  get state(): ReadonlySignal<OwnState> {
    return this.#state;
  }

  /** How loud I am, from 0 to 1, muted or not. */
  get level(): number {
    return this.#meter?.level ?? 0;
  }

  devices(of: DeviceKind): Promise<readonly Device[]> {
    return this.#capture.devices(of);
  }

  chosen(source: Source): string | null {
    return this.#chosen[source] ?? this.#state.value.tracks[source]?.getSettings().deviceId ?? null;
  }

  async start(sources: readonly Source[]): Promise<void> {
    const stay = this.#stay;
    this.#change({ isAsking: true });
    const taken = await this.#capture.take(sources, this.#chosen);
    const isOver = stay !== this.#stay;
    for (const [source, what] of taken) {
      if (isOver) typeof what === 'string' || what.stop();
      else if (typeof what === 'string') this.#fail(source, what);
      else this.#hold(source, what);
    }
    if (!isOver) this.#change({ isAsking: false });
  }

  stop(source: Source): void {
    const { [source]: track, ...tracks } = this.#state.value.tracks;
    track?.stop();
    if (source === 'microphone') this.#listenTo(null);
    this.#change({ tracks });
  }

  setMuted(isMuted: boolean): void {
    const { microphone } = this.#state.value.tracks;
    if (microphone) microphone.enabled = !isMuted;
    this.#change({ isMuted });
  }

  /** Another device, at once where the source is on. */
  async choose(source: 'microphone' | 'camera', id: string): Promise<void> {
    this.#chosen = { ...this.#chosen, [source]: id };
    if (this.#state.value.tracks[source]) await this.start([source]);
  }

  /** Releases all devices; may be started again. */
  release(): void {
    this.#stay += 1;
    for (const track of Object.values(this.#state.value.tracks)) track.stop();
    this.#listenTo(null);
    this.#state.value = NOTHING;
  }

  #hold(source: Source, track: MediaStreamTrack): void {
    const { tracks, problems, isMuted } = this.#state.value;
    tracks[source]?.stop();
    if (source === 'microphone') {
      track.enabled = !isMuted;
      this.#listenTo(track);
    }
    // Not by `stop`: by the browser's own button, or because the device is gone.
    track.addEventListener('ended', () => {
      if (this.#state.value.tracks[source] !== track) return;
      this.stop(source);
      if (source !== 'screen') this.#fail(source, 'lost');
    });
    const { [source]: _, ...others } = problems;
    this.#change({ tracks: { ...tracks, [source]: track }, problems: others });
  }

  #listenTo(track: MediaStreamTrack | null): void {
    this.#meter?.close();
    this.#meter = track && this.#capture.meter(track);
  }

  #fail(source: Source, problem: CaptureProblem): void {
    this.#change({ problems: { ...this.#state.value.problems, [source]: problem } });
  }

  #change(change: Partial<OwnState>): void {
    this.#state.value = { ...this.#state.value, ...change };
  }
}
