/** How loud a microphone is, also while what is sent of it is muted. Nothing of it leaves the device. */
import type { Log } from '../log.ts';

/** A sixth of a second: hardly shorter than the pauses between two looks at it. */
const SAMPLES = 8_192;

export interface SoundMeter {
  /** From 0 to 1, as a receiver's browser would reckon it. */
  readonly level: number;
  /** Idempotent. */
  close(): void;
}

/** Where the browser cannot listen to it, it is silent. */
export function soundMeter(track: MediaStreamTrack, log: Log): SoundMeter {
  // Muting the track that is sent leaves this one as it is.
  const own = track.clone();
  own.enabled = true;
  try {
    return listenTo(own);
  } catch (error) {
    log(`the browser does not listen to the microphone: ${String(error)}`);
    own.stop();
    return { level: 0, close: () => undefined };
  }
}

function listenTo(track: MediaStreamTrack): SoundMeter {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
  const samples = new Float32Array(SAMPLES);
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  return {
    get level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / SAMPLES;
      return Math.min(1, Math.sqrt(power));
    },
    close() {
      track.stop();
      if (context.state !== 'closed') void context.close();
    },
  };
}
