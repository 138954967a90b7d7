import "server-only";
import { lockDelegate } from "@/lib/accreditation/find-review-task";
import { findSubject, involvementOf, type Subject } from "@/lib/accreditation/find-subject";
import type { Ctx, UserActor } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { type FileRow, readFileRow } from "@/lib/screening/file-rows";

export type OwnFile = { actor: UserActor; delegate: Subject; file: FileRow & { conferenceId: string } };

/**
 * The clearance file that a vetting officer works on, with its delegate's row held until the commit.
 * @returns NOT_FOUND out of reach or where clearance is not required, FORBIDDEN on one's own file or delegation
 */
export async function findFile(tx: Tx, ctx: Ctx, delegateId: string): Promise<Result<OwnFile>> {
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  await lockDelegate(tx, delegateId);
  const found = await findSubject(tx, ctx, delegateId, "clearance.decide");
  if (!found.ok) return found;
  const delegate = found.value;
  const separate = separationReason(actor, "clearance.decide", involvementOf(delegate));
  if (separate) return refusal({ code: "FORBIDDEN", message: separate });
  const file = await readFileRow(tx, delegateId);
  if (!file) return refuse("NOT_FOUND", "clearanceNotRequired");
  return ok({ actor, delegate, file: { ...file, conferenceId: delegate.conferenceId } });
}
