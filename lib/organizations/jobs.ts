import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { followAppointment } from "@/lib/organizations/follow-appointment";
import { organizationKeys } from "@/lib/organizations/organization-keys";

const activatePayload = z.strictObject({ userId: z.uuid() });

/**
 * Makes the delegations active whose focal point has taken the appointment up. A delegation that moved meanwhile is
 * passed over: running twice changes nothing. @throws when the database refuses, so that the queue tries again
 */
export async function activateDelegations(ctx: Ctx, payload: unknown): Promise<void> {
  const { userId } = activatePayload.parse(payload);
  const appointments = await db.focalPoint.findMany({
    where: { userId, revokedAt: null },
    select: { delegationId: true },
  });
  for (const { delegationId } of appointments) {
    const followed = await inTransaction(ctx, (tx, ctx) =>
      followAppointment(tx, ctx, delegationId, "activate"),
    );
    if (!followed.ok) throw new Error(`delegation ${delegationId}: ${followed.error.message}`);
  }
}

const sweepSchema = z.strictObject({ _cron: z.unknown().optional() });
/** Entries read at once. */
const PAGE = 500;

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((key, at) => key === other[at]);

/**
 * Task `organizations.refreshKeys`: brings the search keys of every entry to the present rule and the present names of
 * States, merged entries too, since a search finds them. What is right already is not written, so that no version of
 * the rule must be kept, or forgotten, with a change of it. An entry that somebody changes meanwhile keeps the keys of
 * that change. The keys follow from the names: no version is raised, and nothing is told to the log.
 */
export async function refreshOrganizationKeys(_ctx: Ctx, payload: unknown): Promise<void> {
  sweepSchema.parse(payload);
  let after: string | undefined;
  do {
    const page = await db.organization.findMany({
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    });
    for (const entry of page) {
      const nameKeys = organizationKeys(entry);
      if (same(nameKeys, entry.nameKeys)) continue;
      await db.organization.updateMany({
        where: { id: entry.id, version: entry.version },
        data: { nameKeys },
      });
    }
    after = page.length === PAGE ? page.at(-1)?.id : undefined;
  } while (after);
}
