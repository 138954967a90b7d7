import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { newStorageKey } from "@/lib/documents/storage";
import { newId } from "@/lib/ids";
import { DELEGATION_KINDS, isTableKind, WRITES } from "@/lib/imports/kinds";
import { sealFile } from "@/lib/imports/row-content";
import type { StartImportInput } from "@/lib/imports/schema";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { conferenceScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Target = { conferenceId: string; delegationId: string | null };

/** Where the file goes, if the actor reaches there. */
async function targetOf(
  ctx: Ctx & { tx: NonNullable<Ctx["tx"]> },
  input: StartImportInput,
): Promise<Result<Target>> {
  const { conferenceId, delegationId, kind } = input;
  if (delegationId) {
    const delegation = await ctx.tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "import.make")] },
      include: { conference: true },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    if (!DELEGATION_KINDS.includes(kind)) return refuse("FORBIDDEN", "notAllowed");
    if (kind === "DELEGATES" && registrationWindow(delegation.conference, ctx.now) !== "open")
      return refuse("CONFLICT", "registrationClosed");
    return ok({ conferenceId: delegation.conferenceId, delegationId });
  }
  const where = { id: conferenceId ?? "", AND: conferenceScope(ctx, "import.make") };
  const conference = conferenceId ? await ctx.tx.conference.findFirst({ where }) : null;
  return conference
    ? ok({ conferenceId: conference.id, delegationId: null })
    : refuse("NOT_FOUND", "conferenceNotFound");
}

/**
 * Takes in a file to import: keeps it, and has it read in the background. Nothing of it is written to the records yet.
 * @param bytes the file as sent; a table is kept encrypted until it is read, and then not at all
 * @returns the import; the same one for a file sent twice; NOT_FOUND for another's conference or delegation
 */
export async function startImport(
  ctx: Ctx,
  input: StartImportInput & { bytes: Uint8Array },
): Promise<Result<{ importId: string }>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { importId, kind, bytes, name } = input;
  const storageKey = newStorageKey("documents");
  const isTable = isTableKind(kind);
  const stored = await fileStore().put(storageKey, isTable ? sealFile(importId, bytes) : bytes);
  let kept = false;
  try {
    const started = await inTransaction(ctx, async (tx, ctx) => {
      const target = await targetOf(ctx, input);
      if (!target.ok) return target;
      const { conferenceId, delegationId } = target.value;
      const place = { conferenceId, delegationId };
      const closed = authorize(ctx, "import.make", place) ?? authorize(ctx, WRITES[kind], place);
      if (closed) return refusal(closed);
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${importId}, 0))`;
      const before = await tx.import.findUnique({ where: { id: importId } });
      if (before)
        return before.requestedBy === actor.userId
          ? ok({ importId, isNew: false })
          : refuse("CONFLICT", "alreadyDone");
      const fileId = newId();
      const mediaType = isTable ? "application/octet-stream" : "application/zip";
      const sha256 = new Uint8Array(stored.sha256);
      await tx.file.create({
        data: {
          id: fileId,
          conferenceId,
          purpose: "IMPORT_SOURCE",
          storageKey,
          mediaType,
          byteSize: stored.byteSize,
          sha256,
          createdAt: ctx.now,
        },
      });
      await tx.import.create({
        data: {
          id: importId,
          conferenceId,
          delegationId,
          kind,
          fileId,
          fileName: name,
          requestedBy: actor.userId,
          createdAt: ctx.now,
        },
      });
      await enqueue(tx, "import.read", { importId, userId: actor.userId }, { jobKey: `import:${importId}` });
      await recordAudit(tx, ctx, {
        action: "import.started",
        conferenceId,
        subjectType: "import",
        subjectId: importId,
        details: { kind, delegationId },
      });
      return ok({ importId, isNew: true });
    });
    if (!started.ok) return started;
    kept = started.value.isNew;
    return ok({ importId });
  } finally {
    if (!kept) await fileStore().delete(storageKey);
  }
}
