import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { localeOf } from "@/lib/i18n/load-messages";
import { queueMessage } from "@/lib/notifications/outbox";
import type { SignatureKind, SignatureState } from "@/lib/signatures/kinds";
import { signatories } from "@/lib/signatures/signatories";

type Asked = { id: string; kind: SignatureKind; conferenceId: string | null; requestedBy: string };

/**
 * Writes to everybody who may sign, in the caller's transaction. The mail names kind, asker and end, and leads to the
 * screen: whom it concerns and why does not go by mail.
 * @returns how many were told
 */
export async function tellSignatories(
  tx: Tx,
  ctx: Ctx,
  request: Asked & { expiresAt: Date },
): Promise<number> {
  const asker = await tx.user.findUniqueOrThrow({
    where: { id: request.requestedBy },
    select: { name: true },
  });
  const may = await signatories(tx, request, ctx.now);
  for (const { id, email, name, locale } of may) {
    const spoken = localeOf(locale);
    await queueMessage(tx, ctx, {
      name: "signature-asked",
      locale: spoken,
      recipient: email,
      conferenceId: request.conferenceId,
      dedupeKey: `signature-asked:${request.id}:${id}`,
      values: {
        name,
        kind: request.kind,
        asker: asker.name,
        expiresAt: request.expiresAt.toISOString(),
        link: `${env.APP_URL}/${spoken}/signatures`,
      },
    });
  }
  return may.length;
}

/** Writes to the one who asked how it ended, in the caller's transaction. */
export async function tellAsker(
  tx: Tx,
  ctx: Ctx,
  request: Asked,
  outcome: { state: Exclude<SignatureState, "OPEN" | "WITHDRAWN">; answer?: string },
): Promise<void> {
  const asker = await tx.user.findUniqueOrThrow({ where: { id: request.requestedBy } });
  const locale = localeOf(asker.locale);
  await queueMessage(tx, ctx, {
    name: "signature-settled",
    locale,
    recipient: asker.email,
    conferenceId: request.conferenceId,
    dedupeKey: `signature-settled:${request.id}`,
    values: {
      name: asker.name,
      kind: request.kind,
      state: outcome.state,
      by: ctx.actor.kind === "user" ? ctx.actor.name : null,
      answer: outcome.answer ?? null,
      link: `${env.APP_URL}/${locale}/signatures`,
    },
  });
}
