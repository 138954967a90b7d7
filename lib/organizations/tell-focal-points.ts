import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { localeOf } from "@/lib/i18n/load-messages";
import { queueMessage } from "@/lib/notifications/outbox";
import type { DelegationMessage, MessageValues } from "@/lib/notifications/values";
import { venueDate } from "@/lib/organizations/appointment-period";

type Told<Name extends keyof DelegationMessage> = {
  name: Name;
  conferenceId: string;
  delegationId: string;
  /** Values of the mail; the focal point's name and the link are added. */
  values: Omit<DelegationMessage[Name], "name" | "link">;
  /** What the mail leads to, below the delegation's own page: "" or "/documents/…". */
  path: string;
};

/** The focal points of a delegation who are in force on that day of the venue and whose account is open. */
export function focalPointsInForce(tx: Tx, delegationId: string, day: Date) {
  return tx.focalPoint.findMany({
    where: {
      delegationId,
      revokedAt: null,
      startsOn: { lte: day },
      OR: [{ endsOn: null }, { endsOn: { gte: day } }],
      user: { suspendedAt: null },
    },
    include: { user: true },
  });
}

/**
 * Writes to the focal points in force, in the caller's transaction, each in the own language.
 * @param cause id of what happened: a retried command does not write twice
 */
export async function tellFocalPoints<Name extends keyof DelegationMessage>(
  tx: Tx,
  ctx: Ctx,
  told: Told<Name>,
  cause: string,
): Promise<void> {
  const { name, conferenceId, delegationId, values, path } = told;
  const { timeZone } = await tx.conference.findUniqueOrThrow({
    where: { id: conferenceId },
    select: { timeZone: true },
  });
  const focalPoints = await focalPointsInForce(tx, delegationId, venueDate(ctx.now, timeZone));
  for (const { user } of focalPoints) {
    const locale = localeOf(user.locale);
    const link = `${env.APP_URL}/${locale}/delegations/${delegationId}${path}`;
    await queueMessage(tx, ctx, {
      name,
      locale,
      recipient: user.email,
      conferenceId,
      dedupeKey: `${name}:${cause}:${user.id}`,
      values: { ...values, name: user.name, link } as MessageValues[Name],
    });
  }
}
