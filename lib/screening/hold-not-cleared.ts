import "server-only";
import type { Subject } from "@/lib/accreditation/find-subject";
import { placeHold } from "@/lib/accreditation/hold";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { ok, type Result } from "@/lib/result";

/**
 * Holds somebody accredited whose clearance is refused later, and by trigger the badge too (practice table, R24).
 * Nothing of the file goes with it but that clearance is refused, which the word says as well.
 */
export async function holdNotCleared(tx: Tx, ctx: Ctx, delegate: Subject): Promise<Result<undefined>> {
  if (delegate.state !== "APPROVED") return ok();
  const { version } = delegate;
  const held = await placeHold(tx, ctx, {
    delegate,
    version,
    reasonCode: "CLEARANCE_CHANGED",
    internalNote: null,
  });
  return held.ok ? ok() : held;
}
