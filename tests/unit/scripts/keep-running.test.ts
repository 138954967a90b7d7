import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { keepRunning } from "@/scripts/keep-running";
import type { Running } from "@/scripts/processes";

/** Stands for a process: each start can be ended from outside, or be stopped. */
function starts() {
  const ends: ((how: string) => void)[] = [];
  const start = (): Running => {
    const { promise, resolve } = Promise.withResolvers<string>();
    ends.push(resolve);
    return {
      name: "The worker",
      ended: promise,
      stop: async () => {
        resolve("SIGTERM");
        await promise;
      },
    };
  };
  return { start, ends };
}

test("is started again each time it ends, and says so", async () => {
  const { start, ends } = starts();
  const told: string[] = [];
  const kept = keepRunning(start, { isPatient: () => true, pause: 1, told: (line) => told.push(line) });
  ends[0]?.("code 1");
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.("SIGKILL");
  await expect.poll(() => ends.length).toBe(3);
  expect(told).toEqual([
    "The worker ended (code 1) and is started again.",
    "The worker ended (SIGKILL) and is started again.",
  ]);
  await kept.stop();
  expect(await kept.ended).toBe("SIGTERM");
  expect(ends).toHaveLength(3);
});

test("an end while the whole is coming up is an end", async () => {
  const { start, ends } = starts();
  const kept = keepRunning(start, { isPatient: () => false, pause: 1 });
  ends[0]?.("code 1");
  expect(await kept.ended).toBe("code 1");
  expect(ends).toHaveLength(1);
});

test("a stop during the pause starts nothing more", async () => {
  const { start, ends } = starts();
  const kept = keepRunning(start, { isPatient: () => true, pause: 60_000, told: () => undefined });
  ends[0]?.("code 1");
  await delay(1);
  await kept.stop();
  expect(await kept.ended).toBe("code 1");
  expect(ends).toHaveLength(1);
});
