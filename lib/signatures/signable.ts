import type { Ctx } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { signatureScope } from "@/lib/policy/scope";
import { SIGNATURE_KIND_NAMES, SIGNATURE_KINDS } from "@/lib/signatures/kinds";

/** The requests that the actor may see as one who signs: by kind, with its permission, in its conference. */
export function signableWhere(ctx: Ctx): Prisma.SignatureRequestWhereInput {
  return {
    OR: SIGNATURE_KIND_NAMES.map((kind) => ({
      AND: [{ kind }, signatureScope(ctx, SIGNATURE_KINDS[kind].signs)],
    })),
  };
}
