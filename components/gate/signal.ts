/** Sound and vibration of a verdict: a guard looks at the person, not at the phone. */
export type Signal = "good" | "wait" | "bad";

/** Tones as [pitch in Hz, start and length in seconds]. One high for yes, two middle for wait, three low for no. */
const TONES: Record<Signal, [number, number, number][]> = {
  good: [[1320, 0, 0.16]],
  wait: [
    [660, 0, 0.14],
    [660, 0.22, 0.14],
  ],
  bad: [
    [220, 0, 0.2],
    [220, 0.26, 0.2],
    [220, 0.52, 0.3],
  ],
};

/** Milliseconds of shaking and rest. */
const SHAKES: Record<Signal, number[]> = { good: [80], wait: [80, 120, 80], bad: [300, 100, 300, 100, 300] };

let audio: AudioContext | undefined;

/** Browsers let a page sound only after a touch: call this from the button that starts the work. */
export function readySignal(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

/** Gives the signal; where the device can neither sound nor shake, the screen alone speaks. */
export function giveSignal(signal: Signal): void {
  navigator.vibrate?.(SHAKES[signal]);
  if (!audio) return;
  for (const [pitch, start, length] of TONES[signal]) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = pitch;
    tone.type = signal === "good" ? "sine" : "square";
    volume.gain.value = signal === "good" ? 0.4 : 0.2;
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + start);
    tone.stop(audio.currentTime + start + length);
  }
}
