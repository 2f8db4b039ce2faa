/**
 * My own microphone, camera and screen: what is sent, what was asked for, and what could not be had. How tracks are
 * captured is given to it.
 */
import { type ReadonlySignal, signal } from '../reactive.ts';
import type { DeviceMemory, Using } from './device-memory.ts';

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

type Chosen = Readonly<Partial<Record<Source, string | undefined>>>;

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
  readonly #memory: DeviceMemory;
  readonly #state = signal<OwnState>(NOTHING);
  /** The latest time each source was asked for: a device that is not wanted any more is released when it arrives. */
  readonly #asked = new Map<Source, symbol>();
  /** Of the microphone. */
  #meter: Meter | null = null;

  constructor(capture: Capture, memory: DeviceMemory) {
    this.#capture = capture;
    this.#memory = memory;
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

  chosen(source: 'microphone' | 'camera'): string | null {
    const { deviceId } = this.#state.value.tracks[source]?.getSettings() ?? {};
    return this.#memory.choice[source] ?? deviceId ?? null;
  }

  /** What the person calls with, unless they say otherwise. */
  get wanted(): Using {
    const { off } = this.#memory.choice;
    return (['microphone', 'camera'] as const).filter((source) => !off.includes(source));
  }

  /** From now on they call with it, or without. */
  want(source: 'microphone' | 'camera', isWanted: boolean): void {
    const others = this.#memory.choice.off.filter((one) => one !== source);
    this.#memory.save({ off: isWanted ? others : [...others, source] });
  }

  /** Those that are neither there nor asked for yet. */
  async turnOn(sources: readonly Source[]): Promise<void> {
    const missing = sources.filter((one) => !this.#state.value.tracks[one] && !this.#asked.has(one));
    if (missing.length > 0) await this.start(missing);
  }

  async start(sources: readonly Source[]): Promise<void> {
    const asking = Symbol();
    for (const source of sources) this.#asked.set(source, asking);
    this.#change({ isAsking: true });
    const taken = await this.#capture.take(sources, this.#memory.choice);
    for (const [source, what] of taken) {
      const isWanted = this.#asked.get(source) === asking;
      if (isWanted) this.#asked.delete(source);
      if (!isWanted) typeof what === 'string' || what.stop();
      else if (typeof what === 'string') this.#fail(source, what);
      else this.#hold(source, what);
    }
    const isAsking = this.#asked.size > 0;
    if (isAsking !== this.#state.value.isAsking) this.#change({ isAsking });
  }

  stop(source: Source): void {
    this.#asked.delete(source);
    const { [source]: track, ...tracks } = this.#state.value.tracks;
    const { [source]: _, ...problems } = this.#state.value.problems;
    track?.stop();
    if (source === 'microphone') this.#listenTo(null);
    this.#change({ tracks, problems, isAsking: this.#asked.size > 0 });
  }

  setMuted(isMuted: boolean): void {
    const { microphone } = this.#state.value.tracks;
    if (microphone) microphone.enabled = !isMuted;
    this.#change({ isMuted });
  }

  /** Another device, at once where the source is on. */
  async choose(source: 'microphone' | 'camera', id: string): Promise<void> {
    this.#memory.save({ [source]: id });
    if (this.#state.value.tracks[source]) await this.start([source]);
  }

  /** Releases all devices; may be started again. */
  release(): void {
    this.#asked.clear();
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
