import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundedQueue } from "@/lib/bounded-queue";

const tick = () => new Promise<void>((resume) => setImmediate(resume));

describe("bounded queue", () => {
  test("runs so many at a time, in order, and turns away what exceeds the line", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 20 }),
        async (running, waiting, fails) => {
          const queue = boundedQueue({ running, waiting });
          const started: number[] = [];
          let [now, most] = [0, 0];
          const attempts = fails.map((fail, index) =>
            queue(async () => {
              started.push(index);
              now += 1;
              most = Math.max(most, now);
              await tick();
              now -= 1;
              if (fail) throw new Error("failed");
              return index;
            }),
          );
          const taken = attempts.filter((attempt) => attempt !== undefined);
          await Promise.allSettled(taken);
          expect(taken).toHaveLength(Math.min(fails.length, running + waiting));
          expect(most).toBeLessThanOrEqual(running);
          expect(started).toEqual(taken.map((_, index) => index));
          // A failed task gives its place back.
          expect(await queue(async () => "next")).toBe("next");
        },
      ),
    );
  });
});
