import "server-only";
import { personalExportSchema } from "@/lib/accreditation/personal-export";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import type { SignRequestInput } from "@/lib/signatures/schema";
import { takeSignature } from "@/lib/signatures/take-signature";

/**
 * Gives the second signature to an export, which begins in the same transaction. The file is made with the roles of the
 * one who asked, and only that person may take it.
 * @returns the export; as `takeSignature`
 */
export async function signExport(
  ctx: Ctx,
  { requestId }: SignRequestInput,
): Promise<Result<{ exportId: string }>> {
  const denied = authorize(ctx, "export.personal");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const signed = await takeSignature(tx, ctx, { requestId, kind: "PERSONAL_EXPORT" });
    if (!signed.ok) return signed;
    const { id: signatureId, subjectId: id, conferenceId, requestedBy, payload, audit } = signed.value;
    if (!conferenceId) return refuse("NOT_FOUND", "conferenceNotFound");
    const { format, locale, filter } = personalExportSchema.parse(payload);
    await tx.export.create({
      data: { id, conferenceId, requestedBy, signatureId, filter, format, locale, createdAt: ctx.now },
    });
    await enqueue(tx, "export.make", { exportId: id }, { jobKey: `export:${id}` });
    await recordAudit(tx, ctx, audit);
    return ok({ exportId: id });
  });
}
