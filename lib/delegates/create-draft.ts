import "server-only";
import { randomBytes } from "node:crypto";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { makeReference } from "@/lib/delegates/reference";
import type { Locale } from "@/lib/i18n/config";
import { newId } from "@/lib/ids";

export type DraftOwner = { ownerEmail: string | null; createdByUserId: string | null };

export type NewDraft = DraftOwner & {
  conference: { id: string; code: string };
  requestKey: string;
  locale: Locale;
  /** A person who is invited opens the registration first. */
  state?: "DRAFT" | "INVITED";
  /** Where the sending side adds its own people, the delegation is settled from the start. */
  delegationId?: string;
};

/** A reference that nobody has: of ten thousand drawn, two are alike once in twenty times. */
async function freeReference(tx: Tx, conferenceCode: string): Promise<string> {
  for (;;) {
    const reference = makeReference(conferenceCode, randomBytes(6));
    if (!(await tx.delegate.findUnique({ where: { reference }, select: { id: true } }))) return reference;
  }
}

/** An empty registration of a new person, in the caller's transaction. @returns its id and reference */
export async function createDraft(
  tx: Tx,
  ctx: Ctx,
  { conference, ...draft }: NewDraft,
): Promise<{ id: string; reference: string }> {
  const id = newId();
  const personId = newId();
  const reference = await freeReference(tx, conference.code);
  await tx.person.create({ data: { id: personId, createdAt: ctx.now } });
  await tx.delegate.create({
    data: {
      id,
      personId,
      conferenceId: conference.id,
      reference,
      ...draft,
      stateSince: ctx.now,
      createdAt: ctx.now,
    },
  });
  return { id, reference };
}
