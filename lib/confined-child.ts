import { spawn } from "node:child_process";

export type ConfinedCommand = { command: string; args: string[]; env: NodeJS.ProcessEnv };

/** How a confined process ended; `stopped` by us, by the system's limits or by a signal. */
export type ConfinedEnd = { output: Buffer; errors: string; code: number | null; stopped: boolean };

/**
 * Runs a process over bytes from outside: they go in by its input, the answer comes by its output.
 * @param limits.wallClockMs milliseconds after which it is stopped
 * @param limits.maxOutput bytes of output above which it is stopped
 * @throws Error when it cannot be started at all
 */
export function runConfined(
  { command, args, env }: ConfinedCommand,
  bytes: Uint8Array,
  { wallClockMs, maxOutput }: { wallClockMs: number; maxOutput: number },
): Promise<ConfinedEnd> {
  return new Promise((settle, fail) => {
    const child = spawn(command, args, { env, cwd: "/", stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
    const output: Buffer[] = [];
    let size = 0;
    let errors = "";
    let stopped = false;
    const stop = () => {
      stopped = true;
      child.kill("SIGKILL");
    };
    const clock = setTimeout(stop, wallClockMs);
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutput) stop();
      else output.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors = (errors + chunk.toString("utf8")).slice(0, 2000);
    });
    child.on("error", fail);
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      settle({ output: Buffer.concat(output), errors, code, stopped: stopped || signal !== null });
    });
    // It may stop reading as soon as it knows better; that is its answer, not an error.
    child.stdin.on("error", () => undefined);
    child.stdin.end(bytes);
  });
}
