import "server-only";
import { readableNotes, readsNote } from "@/lib/accreditation/notes/readable-notes";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { displayName } from "@/lib/i18n/names";
import { authorize, can } from "@/lib/policy/can";
import type { NoteAudience } from "@/lib/policy/notes";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type NoteView = {
  id: string;
  by: string;
  at: string;
  audience: NoteAudience;
  text: string;
  mentions: string[];
};

export type DossierNotes = { notes: NoteView[]; mayWrite: boolean };

const SHOWN = 50;

const NOTE_PARTS = {
  author: { select: { name: true } },
  mentions: { select: { user: { select: { name: true } } } },
} as const;

/** The notes of a dossier that the reader may see, latest first; null for whoever sees none at all. */
export async function listNotes(
  ctx: Ctx,
  { delegateId }: { delegateId: string },
): Promise<Result<DossierNotes | null>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "delegate.read")] },
    select: { conferenceId: true, delegationId: true, categoryId: true },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const readable = readableNotes(ctx.actor, row);
  if (!readable) return ok(null);
  const notes = await db.dossierNote.findMany({
    where: { AND: [{ delegateId }, readable] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN,
    include: NOTE_PARTS,
  });
  return ok({
    mayWrite: can(ctx.actor, "note.write", row),
    notes: notes.map(({ id, author, createdAt, audience, text, mentions }) => ({
      id,
      by: author.name,
      at: createdAt.toISOString(),
      audience,
      text,
      mentions: mentions.map(({ user }) => user.name),
    })),
  });
}

export type Mention = {
  noteId: string;
  by: string;
  at: string;
  delegateId: string;
  name: string;
  reference: string;
  slug: string;
  place: { timeZone: string; city: unknown };
};

const MENTIONS_SHOWN = 20;

/** Notes that mention the reader and were not put aside yet, of files that the reader still works on. */
export async function listMentions(ctx: Ctx): Promise<Result<Mention[]>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return ok([]);
  const rows = await db.noteMention.findMany({
    where: {
      userId: actor.userId,
      seenAt: null,
      note: { delegate: { AND: [delegateScope(ctx, "delegate.read")] } },
    },
    orderBy: { note: { createdAt: "desc" } },
    take: MENTIONS_SHOWN,
    include: {
      note: { include: { author: true, delegate: { include: { person: true, conference: true } } } },
    },
  });
  return ok(
    rows.flatMap(({ note }): Mention[] => {
      const { delegate, author } = note;
      if (!readsNote(actor, delegate, note)) return [];
      const { conference } = delegate;
      return [
        {
          noteId: note.id,
          by: author.name,
          at: note.createdAt.toISOString(),
          delegateId: delegate.id,
          name: displayName(delegate.person),
          reference: delegate.reference,
          slug: conference.slug,
          place: { timeZone: conference.timeZone, city: conference.city },
        },
      ];
    }),
  );
}
