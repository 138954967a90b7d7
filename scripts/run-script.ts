import { explainError, SetupError } from "@/lib/setup-error";
import { Interrupted } from "@/scripts/processes";

/**
 * Runs a script to its end. What the machine caused is told in its one line, anything else with its trace; either
 * way the process ends with a code other than 0.
 */
export async function runScript(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Interrupted) {
      console.log("\nStopped.");
      process.exitCode = 130;
      return;
    }
    const told = explainError(error);
    console.error(told instanceof SetupError ? told.message : told);
    process.exitCode = 1;
  }
}
