/** Short sounds, synthesized, so that nothing has to be fetched. Loaded after the page. */

export type Chime = 'message' | 'mention' | 'call';

/** In Hz, played in order. */
const NOTES: Record<Chime, readonly number[]> = {
  message: [660],
  mention: [660, 880],
  call: [523, 659, 784, 659],
};
const NOTE_S = 0.16;
const LOUDNESS = 0.09;
/** Browsers allow sound only after the page was clicked or typed in. After this time a sound would come too late. */
const PATIENCE_MS = 300;

export async function chime(which: Chime): Promise<void> {
  const context = new AudioContext();
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([context.resume(), patience]);
  if (context.state === 'running') {
    await Promise.all(
      NOTES[which].map((hertz, n) => sound(context, hertz, context.currentTime + n * NOTE_S)),
    );
  }
  await context.close();
}

function sound(context: AudioContext, hertz: number, at: number): Promise<unknown> {
  const tone = new OscillatorNode(context, { frequency: hertz });
  const loudness = new GainNode(context, { gain: 0 });
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.012);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 2 * NOTE_S);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + 2 * NOTE_S);
  return new Promise((resolve) => {
    tone.onended = resolve;
  });
}
