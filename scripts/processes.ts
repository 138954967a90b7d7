import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { explainError, SetupError } from "@/lib/setup-error";
import { ROOT } from "@/scripts/folders";

export type Environment = Record<string, string | undefined>;

export type Running = {
  name: string;
  /** Settles with how it ended, whoever ended it. */
  ended: Promise<string>;
  /** Asks it to end, and after `within` ms ends it. */
  stop: (within?: number) => Promise<void>;
};

type Start = { name: string; args: string[]; env: Environment; log?: string };

/** Thrown by a step that was cut short because somebody asked to stop. */
export class Interrupted extends Error {}

function tail(log: string | undefined): string {
  if (!log) return "";
  return readFileSync(log, "utf8").trim().split("\n").slice(-25).join("\n");
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
}

/**
 * Starts a Node process. In a group of its own, so that Ctrl-C in a terminal reaches only the script that started
 * it, which then stops its processes one after the other.
 * @param start.log file for its output; without one it writes to the terminal
 */
export function startProcess({ name, args, env, log }: Start): Running {
  if (log) mkdirSync(dirname(log), { recursive: true });
  const output = log ? openSync(log, "w", 0o600) : "inherit";
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", output, output],
  });
  if (typeof output === "number") closeSync(output);
  const ended = endOf(child);
  const signal = (kind: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, kind);
    } catch {
      // The group has ended in between.
    }
  };
  return {
    name,
    ended,
    stop: async (within = 10_000) => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await Promise.race([ended, delay(within, undefined, { ref: false })]);
      signal("SIGKILL");
      await ended;
    },
  };
}

/**
 * Runs a Node process to its end.
 * @throws Interrupted when a stop is asked for meanwhile, SetupError when the machine was the cause, otherwise Error
 *   with the last lines of its output
 */
export async function runProcess(start: Start, stopAsked?: Promise<unknown>): Promise<void> {
  const running = startProcess(start);
  const how = await Promise.race([
    running.ended,
    stopAsked?.then(() => undefined) ?? new Promise<never>(() => undefined),
  ]);
  if (how === undefined) {
    await running.stop(2000);
    throw new Interrupted();
  }
  if (how === "code 0") return;
  const words = tail(start.log);
  const explained = explainError(new Error(words));
  if (explained instanceof SetupError) throw explained;
  throw new SetupError(`${start.name} failed (${how}).${words && ` Its last words:\n${words}`}`);
}

/** The line that says which process ended on its own, with its last words. */
export function explainEnd(name: string, how: string, log?: string): SetupError {
  const words = tail(log);
  const explained = explainError(new Error(words));
  return explained instanceof SetupError
    ? explained
    : new SetupError(`${name} ended (${how}).\n${words}`.trim());
}

/**
 * Settles when somebody asks to stop: the first SIGINT, SIGTERM or SIGHUP (further ones change nothing, since
 * stopping is under way), or the end of the npm that started us, whose shell passes no signal on.
 */
export function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
    const parent = process.ppid;
    if (!process.env.npm_lifecycle_event) return;
    setInterval(() => {
      if (process.ppid !== parent) resolve("end of npm");
    }, 500).unref();
  });
}
