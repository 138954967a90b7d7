import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { localeOf } from "@/lib/i18n/load-messages";
import { grantHolds } from "@/lib/identity/session";
import { queueMessage } from "@/lib/notifications/outbox";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";

const RULES = ROLE_NAMES.filter((role) =>
  (roleDefinition(role).permissions as readonly string[]).includes("appeal.decide"),
);

/**
 * Tells everybody who may rule on appeals of that conference that one has arrived, except those whom the caller names:
 * they took part in the decision. The mail says neither whom it concerns nor why.
 */
export async function tellAuthority(
  tx: Tx,
  ctx: Ctx,
  appealId: string,
  delegate: { id: string; conferenceId: string; conference: { slug: string } },
  without: readonly string[],
): Promise<void> {
  const { conferenceId } = delegate;
  const authority = await tx.user.findMany({
    where: {
      id: { notIn: [...without] },
      suspendedAt: null,
      grants: {
        some: {
          AND: [grantHolds(ctx.now), { OR: [{ conferenceId: null }, { conferenceId }] }, { role: { in: RULES } }],
        },
      },
    },
    orderBy: { id: "asc" },
  });
  for (const { id, name, email, locale: word } of authority) {
    const locale = localeOf(word);
    await queueMessage(tx, ctx, {
      name: "appeal-arrived",
      locale,
      recipient: email,
      conferenceId,
      dedupeKey: `appeal-arrived:${appealId}:${id}`,
      values: { name, link: `${env.APP_URL}/${locale}/review/${delegate.conference.slug}/appeals/${delegate.id}` },
    });
  }
}
