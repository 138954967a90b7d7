import "server-only";
import { actorsOfConference } from "@/lib/accreditation/colleagues";
import { refuseUnlessSeparate, type Subject } from "@/lib/accreditation/find-subject";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { localeOf } from "@/lib/i18n/load-messages";
import { queueMessage } from "@/lib/notifications/outbox";
import { can } from "@/lib/policy/can";

/**
 * Writes to everybody who may rule on an appeal that has arrived, in the caller's transaction. Whoever had a part in
 * the first decision may not, and is not told.
 */
export async function tellAuthority(tx: Tx, ctx: Ctx, delegate: Subject, decisionId: string): Promise<void> {
  const { conferenceId, reference } = delegate;
  const actors = await actorsOfConference(tx, ctx.now, conferenceId);
  const ruling = actors.filter(
    (actor) =>
      can(actor, "appeal.decide", { conferenceId }) &&
      refuseUnlessSeparate({ ...ctx, actor }, "appeal.decide", delegate).ok,
  );
  const users = await tx.user.findMany({
    where: { id: { in: ruling.map(({ userId }) => userId) } },
    orderBy: { id: "asc" },
  });
  for (const { id, name, email, locale: kept } of users) {
    const locale = localeOf(kept);
    await queueMessage(tx, ctx, {
      name: "appeal-arrived",
      locale,
      recipient: email,
      conferenceId,
      dedupeKey: `appeal-arrived:${decisionId}:${id}`,
      values: {
        name,
        reference,
        link: `${env.APP_URL}/${locale}/review/${delegate.conference.slug}/appeals/${delegate.id}`,
      },
    });
  }
}
