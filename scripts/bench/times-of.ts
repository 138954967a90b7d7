import { performance } from "node:perf_hooks";

const ROUNDS = 60;

/** Median and p95 of so many runs, each of them counted. */
export async function timesOf(
  run: (round: number) => Promise<void>,
): Promise<{ medianMs: number; p95Ms: number }> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await run(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}
