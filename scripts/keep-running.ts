import { setTimeout as delay } from "node:timers/promises";
import type { Running } from "@/scripts/processes";

type Patience = {
  /** Whether an end is answered by a new start; false while the whole is only coming up, where an end is a fault. */
  isPatient: () => boolean;
  /** Milliseconds before the first new start; doubled each time it does not last. */
  pause?: number;
  longestPause?: number;
  /** Milliseconds after which a run counts as lasting, and the pauses begin anew. */
  lasting?: number;
  told?: (line: string) => void;
};

/**
 * Starts a process again whenever it ends on its own: a database that was away for a moment takes the worker down with
 * it, and must not take the web server too.
 * @returns a process like any other; it counts as ended only when it ends while nobody is patient, or is stopped
 */
export function keepRunning(start: () => Running, patience: Patience): Running {
  const { isPatient, pause = 1000, longestPause = 30_000, lasting = 60_000, told = console.error } = patience;
  const stopping = new AbortController();
  let current = start();
  const { name } = current;
  const live = async (): Promise<string> => {
    for (let wait = pause; ; wait = Math.min(wait * 2, longestPause)) {
      const since = Date.now();
      const how = await current.ended;
      if (stopping.signal.aborted || !isPatient()) return how;
      if (Date.now() - since >= lasting) wait = pause;
      told(`${name} ended (${how}) and is started again.`);
      await delay(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return how;
      current = start();
    }
  };
  return {
    name,
    ended: live(),
    stop: async (within) => {
      stopping.abort();
      await current.stop(within);
    },
  };
}
