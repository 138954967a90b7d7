import type { Result } from "@/lib/result";

/** The value of a command that must succeed here; a refusal stops the seed and names the command's own reason. */
export function expectValue<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  const { code, message, fields } = result.error;
  throw new Error(`Seeding stopped at ${what}: ${code} ${message} ${JSON.stringify(fields ?? {})}`);
}
