import "server-only";
import type { Subject } from "@/lib/accreditation/find-subject";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { ok, type Result } from "@/lib/result";

export async function holdNotCleared(_tx: Tx, _ctx: Ctx, delegate: Subject): Promise<Result<undefined>> {
  if (delegate.state !== "APPROVED") return ok();
  return ok();
}
