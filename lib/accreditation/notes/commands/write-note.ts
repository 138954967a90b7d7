import "server-only";
import { createHash } from "node:crypto";
import { actorsOfConference } from "@/lib/accreditation/colleagues";
import { findSubject } from "@/lib/accreditation/find-subject";
import type { WriteNoteInput } from "@/lib/accreditation/notes/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { localeOf } from "@/lib/i18n/load-messages";
import { queueMessage } from "@/lib/notifications/outbox";
import { authorize } from "@/lib/policy/can";
import { audiencesOf } from "@/lib/policy/notes";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Writes a note on a dossier for a circle of colleagues. Whoever is mentioned gets a mail that says so, with the
 * reference and without the text; the audit trail keeps its hash.
 * @returns the note, the same for a second click; NOT_FOUND out of reach; INVALID mentionNotReader when somebody
 *   mentioned does not read notes of that circle on this file
 */
export async function writeNote(ctx: Ctx, input: WriteNoteInput): Promise<Result<{ noteId: string }>> {
  const denied = authorize(ctx, "note.write");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { noteId, delegateId, audience, text } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "note.write");
    if (!found.ok) return found;
    const { conferenceId, delegationId, categoryId, reference, conference } = found.value;
    const before = await tx.dossierNote.findUnique({ where: { id: noteId } });
    if (before) return before.authorId === actor.userId ? ok({ noteId }) : refuse("CONFLICT", "alreadyDone");
    const place = { conferenceId, delegationId, categoryId };
    const readers = new Map(
      (await actorsOfConference(tx, ctx.now, conferenceId))
        .filter((colleague) => audiencesOf(colleague, place).includes(audience))
        .map((colleague) => [colleague.userId, colleague]),
    );
    const mentions = [...new Set(input.mentions)].filter((userId) => userId !== actor.userId);
    if (mentions.some((userId) => !readers.has(userId))) {
      return refuse("INVALID", "mentionNotReader", { fields: { mentions: "chooseOne" } });
    }
    await tx.dossierNote.create({
      data: { id: noteId, delegateId, authorId: actor.userId, audience, text, createdAt: ctx.now },
    });
    await tx.noteMention.createMany({ data: mentions.map((userId) => ({ noteId, userId })) });
    const locales = await tx.user.findMany({
      where: { id: { in: mentions } },
      select: { id: true, locale: true },
    });
    for (const { id: userId, locale } of locales) {
      const colleague = readers.get(userId);
      if (!colleague) continue;
      await queueMessage(tx, ctx, {
        name: "dossier-mention",
        locale,
        recipient: colleague.email,
        conferenceId,
        dedupeKey: `dossier-mention:${noteId}:${userId}`,
        values: {
          name: colleague.name,
          by: actor.name,
          reference,
          link: `${env.APP_URL}/${localeOf(locale)}/review/${conference.slug}/${delegateId}`,
        },
      });
    }
    await recordAudit(tx, ctx, {
      action: "note.written",
      conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      details: {
        noteId,
        audience,
        mentions,
        textHash: createHash("sha256").update(text).digest("hex"),
      },
    });
    return ok({ noteId });
  });
}
