import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, systemContext } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { tellAsker } from "@/lib/signatures/tell";

/**
 * Ends requests that nobody signed in time, in the caller's transaction, and tells those who asked. Time ends them,
 * whoever notices: the entry names the system.
 * @returns how many ended
 */
export async function expireRequests(
  tx: Tx,
  ctx: Ctx,
  where: Prisma.SignatureRequestWhereInput,
): Promise<number> {
  const due = await tx.signatureRequest.findMany({
    where: { AND: [where, { state: "OPEN", expiresAt: { lte: ctx.now } }] },
    orderBy: { id: "asc" },
    take: 100,
  });
  const system = systemContext("signatures", ctx.now, ctx.requestId);
  let ended = 0;
  for (const request of due) {
    const { count } = await tx.signatureRequest.updateMany({
      where: { id: request.id, state: "OPEN" },
      data: { state: "EXPIRED", settledAt: ctx.now },
    });
    if (count === 0) continue;
    ended += 1;
    await tellAsker(tx, system, request, { state: "EXPIRED" });
    await recordAudit(tx, system, {
      action: "signature.expired",
      conferenceId: request.conferenceId,
      subjectType: request.subjectType,
      subjectId: request.subjectId,
      details: { signatureId: request.id, kind: request.kind },
    });
  }
  return ended;
}
