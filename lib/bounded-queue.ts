/** Gives the task's value, or `undefined` at once when too many wait already. */
export type BoundedQueue = <T>(task: () => Promise<T>) => Promise<T> | undefined;

/**
 * Lets so many tasks run at a time and so many wait, in the order of their coming; more are turned away, so that a
 * flood costs a refusal each and not the memory of a task each.
 */
export function boundedQueue(limit: { running: number; waiting: number }): BoundedQueue {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function run<T>(task: () => Promise<T>): Promise<T> {
    // A finished task hands its place on, so the count stays and nobody overtakes.
    if (running >= limit.running) await new Promise<void>((resume) => waiting.push(resume));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return (task) => (running >= limit.running && waiting.length >= limit.waiting ? undefined : run(task));
}
