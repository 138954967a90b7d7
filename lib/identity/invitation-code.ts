import "server-only";
import { timingSafeEqual } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { hashReadableCode } from "@/lib/identity/readable-code";
import { aboutUser } from "@/lib/identity/user-account";
import { ok, type Result, refuse } from "@/lib/result";

/** Tries that a link takes; the constraint access_link_code_attempts says the same. Eight characters leave 1 in 10^11. */
export const CODE_ATTEMPTS = 5;

type CodedLink = { id: string; userId: string | null; codeHash: Uint8Array | null };

/**
 * Checks the code that came by another way than the link. Each try is counted before it is looked at, in a statement
 * of its own: a refused command rolls back, and many tries at once would else all be looked at.
 * @returns CONFLICT codeLocked when the tries are used up, INVALID with `code` and the tries that are left
 */
export async function checkInvitationCode(
  ctx: Ctx,
  link: CodedLink,
  code: string,
): Promise<Result<undefined>> {
  const { id, codeHash } = link;
  if (!codeHash) return ok();
  const [counted] = await db.$queryRaw<{ codeAttempts: number }[]>`
    UPDATE "AccessLink" SET "codeAttempts" = "codeAttempts" + 1
    WHERE "id" = ${id}::uuid AND "usedAt" IS NULL AND "codeAttempts" < ${CODE_ATTEMPTS}
    RETURNING "codeAttempts"`;
  if (!counted) return refuse("CONFLICT", "codeLocked");
  if (timingSafeEqual(hashReadableCode(code), codeHash)) return ok();
  const left = CODE_ATTEMPTS - counted.codeAttempts;
  await inTransaction(ctx, async (tx) => {
    await recordAudit(tx, ctx, {
      action: "invitationCode.refused",
      ...aboutUser(link.userId ?? id),
      details: { left },
    });
    return ok();
  });
  return left === 0
    ? refuse("CONFLICT", "codeLocked")
    : refuse("INVALID", "checkFields", { fields: { code: "codeWrong" } });
}
