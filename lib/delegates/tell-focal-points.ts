import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { localeOf } from "@/lib/i18n/load-messages";
import { fullName, type PersonName } from "@/lib/i18n/names";
import { queueMessage } from "@/lib/notifications/outbox";

type Waiting = {
  id: string;
  conferenceId: string;
  delegationId: string | null;
  reference: string;
  person: PersonName;
};

/**
 * Tells the focal points in force that somebody waits for their endorsement, in the caller's transaction.
 * @param decisionId the cause: a retried command does not write twice
 */
export async function tellFocalPoints(tx: Tx, ctx: Ctx, waiting: Waiting, decisionId: string): Promise<void> {
  const { conferenceId, delegationId, reference, person } = waiting;
  if (!delegationId) return;
  const day = new Date(ctx.now.toISOString().slice(0, 10));
  const focalPoints = await tx.focalPoint.findMany({
    where: {
      delegationId,
      revokedAt: null,
      startsOn: { lte: day },
      OR: [{ endsOn: null }, { endsOn: { gte: day } }],
      user: { suspendedAt: null },
    },
    include: { user: true },
  });
  for (const { user } of focalPoints) {
    const locale = localeOf(user.locale);
    await queueMessage(tx, ctx, {
      name: "endorsement-requested",
      locale,
      recipient: user.email,
      conferenceId,
      dedupeKey: `endorsement-requested:${decisionId}:${user.id}`,
      values: {
        name: user.name,
        person: fullName(person),
        reference,
        link: `${env.APP_URL}/${locale}/delegations/${delegationId}`,
      },
    });
  }
}
