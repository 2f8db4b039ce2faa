/** How loud a microphone is, also while what is sent of it is muted. Nothing of it leaves the device. */
import type { Log } from '../log.ts';

/** A sixth of a second, about the interval at which the level is read. */
const SAMPLES = 8_192;

export interface SoundMeter {
  /** From 0 to 1, as a receiver's browser measures it. */
  readonly level: number;
  /** Idempotent. */
  close(): void;
}

/** Reads 0 where the browser cannot measure it. */
export function soundMeter(track: MediaStreamTrack, log: Log): SoundMeter {
  // A copy, which stays enabled while the track that is sent is muted.
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
