/** Gets microphone, camera and screen from the browser, or a code that says why not. */
import type { Log } from '../log.ts';
import { type SoundMeter, soundMeter } from './sound-meter.ts';

type Source = 'microphone' | 'camera' | 'screen';
type Problem = 'denied' | 'none-found' | 'in-use' | 'insecure' | 'unsupported' | 'failed';
type Chosen = Readonly<Partial<Record<Source, string | undefined>>>;
type Taken = Map<Source, MediaStreamTrack | Problem>;

/** As `enumerateDevices` names them. */
const KINDS = { microphone: 'audioinput', camera: 'videoinput', loudspeaker: 'audiooutput' } as const;

/** The browser's error names and our codes (Media Capture and Streams §10.2, Screen Capture §5.1). */
const PROBLEMS: Readonly<Record<string, Problem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none-found',
  OverconstrainedError: 'none-found',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

export class DeviceCapture {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** One answer for each source. */
  async take(sources: readonly Source[], chosen: Chosen): Promise<Taken> {
    const [first] = sources;
    if (!('mediaDevices' in navigator))
      return answered(sources, isSecureContext ? 'unsupported' : 'insecure');
    if (first === 'screen') return this.#screen();
    const together = await this.#devices(sources, chosen);
    if (sources.length === 1 || [...together.values()].some((what) => typeof what !== 'string'))
      return together;
    // If one of them is not available, the browser gives none: ask for each alone.
    const apart = await Promise.all(sources.map((source) => this.#devices([source], chosen)));
    return new Map(apart.flatMap((one) => [...one]));
  }

  /** Labels are empty until the person has allowed a device. */
  async devices(of: keyof typeof KINDS): Promise<{ id: string; label: string }[]> {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    return all
      .filter((device) => device.kind === KINDS[of] && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  }

  meter(track: MediaStreamTrack): SoundMeter {
    return soundMeter(track, this.#log);
  }

  async #screen(): Promise<Taken> {
    if (!('getDisplayMedia' in navigator.mediaDevices)) return answered(['screen'], 'unsupported');
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } } });
      const [track] = stream.getVideoTracks();
      if (track) track.contentHint = 'detail';
      return answered(['screen'], track ?? 'failed');
    } catch (error) {
      return answered(['screen'], this.#problem(error));
    }
  }

  async #devices(sources: readonly Source[], chosen: Chosen): Promise<Taken> {
    const idOf = (source: Source) => {
      const deviceId = chosen[source];
      return deviceId ? { deviceId } : {};
    };
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: sources.includes('microphone') && {
          echoCancellation: true,
          noiseSuppression: true,
          ...idOf('microphone'),
        },
        video: sources.includes('camera') && {
          width: { ideal: 1_280 },
          height: { ideal: 720 },
          ...idOf('camera'),
        },
      });
      const [sound, picture] = [stream.getAudioTracks()[0], stream.getVideoTracks()[0]];
      return new Map(
        sources.map((source) => [source, (source === 'microphone' ? sound : picture) ?? 'none-found']),
      );
    } catch (error) {
      return answered(sources, this.#problem(error));
    }
  }

  #problem(error: unknown): Problem {
    this.#log(`the browser gave no device: ${String(error)}`);
    return PROBLEMS[error instanceof DOMException ? error.name : ''] ?? 'failed';
  }
}

const answered = (sources: readonly Source[], answer: MediaStreamTrack | Problem): Taken =>
  new Map(sources.map((source) => [source, answer]));
