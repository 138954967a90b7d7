import "server-only";
import type { Ctx } from "@/lib/context";
import { saveStep } from "@/lib/delegates/commands/save-step";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { ok, type Result } from "@/lib/result";

type Given = readonly (readonly [FormStep, Record<string, unknown>])[];

/**
 * Saves what is known of a draft, step by step, in the caller's transaction; null means not known.
 * @param version the version that the caller saw; a new draft has the first
 * @returns the draft's version, and which of the given fields were wrong and so not kept
 */
export async function fillDraft(
  ctx: Ctx,
  delegateId: string,
  steps: Given,
  version = 1,
): Promise<Result<{ version: number; problems: Record<string, string> }>> {
  let reached = version;
  const problems: Record<string, string> = {};
  for (const [step, values] of steps) {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    if (Object.keys(given).length === 0) continue;
    const saved = await saveStep(ctx, { delegateId, version: reached, step, values: given });
    if (!saved.ok) return saved;
    reached = saved.value.version;
    for (const [field, problem] of Object.entries(saved.value.problems)) {
      if (field in given) problems[field] = problem;
    }
  }
  return ok({ version: reached, problems });
}
