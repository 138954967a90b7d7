import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { UNCLAIMED } from "@/lib/organizations/unclaimed-file";

/** Whether the actor sent that paper for this conference and purpose, and nothing refers to it yet. */
export async function ownsPaper(
  tx: Tx,
  ctx: Ctx,
  fileId: string,
  conferenceId: string,
  purpose: "NOMINATION_DOCUMENT" | "APPOINTMENT_PROOF" | "OBJECTION",
): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== "user") return false;
  const file = await tx.file.findFirst({
    where: {
      id: fileId,
      conferenceId,
      purpose,
      upload: { ownerUserId: actor.userId },
      ...UNCLAIMED,
    },
  });
  return file !== null;
}
