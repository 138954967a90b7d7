/** Waits between attempts over a weak line, in milliseconds; some two minutes in all. */
export const LINE_WAITS = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000];

/** Ends after the time, when the line is back, or when sending was stopped. */
export function linePause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const done = () => {
      clearTimeout(clock);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resume();
    };
    const clock = setTimeout(done, ms);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
