import "server-only";
import { signCredential } from "@/lib/badges/credential-signature";
import { printedTexts } from "@/lib/badges/document";
import { photoRequired } from "@/lib/badges/face";
import { FACE_PARTS, faceOfDelegate } from "@/lib/badges/face-of-delegate";
import { installedKeys } from "@/lib/badges/installed-keys";
import { badgeValidity } from "@/lib/badges/validity";
import { LIVE_BADGE_STATES } from "@/lib/badges/workflow";
import { zoneMask } from "@/lib/badges/zone-mask";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { uncoveredCharacters } from "@/lib/typeset/coverage";

export type PreparedBadge = { id: string; conferenceId: string; conferenceCode: string; serial: number };

const PARTS = { ...FACE_PARTS, conference: { include: { zones: true } } } as const;

async function loadLocked(tx: Tx, ctx: Ctx, delegateId: string) {
  // A second desk, and a decision that ends the approval, wait here until this badge exists.
  await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
  return tx.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "badge.print")] },
    include: PARTS,
  });
}

/** Serials follow each other without gaps: the counter's row is locked until the badge is committed or not. */
async function nextSerial(tx: Tx, conferenceId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ lastSerial: number }[]>`
    INSERT INTO "BadgeCounter" ("conferenceId", "lastSerial") VALUES (${conferenceId}::uuid, 1)
    ON CONFLICT ("conferenceId") DO UPDATE SET "lastSerial" = "BadgeCounter"."lastSerial" + 1 RETURNING "lastSerial"`;
  if (!row) throw new Error("no badge serial");
  return row.lastSerial;
}

/**
 * Makes a badge in state QUEUED for an approved person: serial, signed credential and frozen face. Part of printing,
 * reprinting and batches; runs in their transaction.
 * @returns the badge; CONFLICT badgeNeedsApproval or badgeExists, INVALID badgeNeedsPhoto or badgeCharacters with the
 *   characters that no font can print
 */
export async function prepareBadge(
  ctx: Ctx & { tx: Tx },
  { delegateId, replacesId = null }: { delegateId: string; replacesId?: string | null },
): Promise<Result<PreparedBadge>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  const { tx } = ctx;
  const delegate = await loadLocked(tx, ctx, delegateId);
  if (!delegate) return refuse("NOT_FOUND", "registrationNotFound");
  if (delegate.state !== "APPROVED") return refuse("CONFLICT", "badgeNeedsApproval");
  const live = await tx.badge.count({ where: { delegateId, state: { in: [...LIVE_BADGE_STATES] } } });
  if (live > 0) return refuse("CONFLICT", "badgeExists");
  const face = faceOfDelegate(delegate);
  if (!face.photoId && photoRequired(face.category.code, delegate.photoOptional))
    return refuse("INVALID", "badgeNeedsPhoto");
  const missing = uncoveredCharacters(printedTexts(face));
  if (missing.length > 0) {
    const characters = missing.map(({ character, codePoint }) => `${character} (${codePoint})`).join(", ");
    return refuse("INVALID", "badgeCharacters", { values: { characters } });
  }
  const { conference, approvedZoneCodes: zoneCodes } = delegate;
  const { validFrom, validUntil } = badgeValidity(conference);
  const keys = installedKeys();
  const serial = await nextSerial(tx, conference.id);
  const id = newId();
  const credential = signCredential(
    {
      conference: conference.credentialNumber,
      serial,
      category: face.category.code,
      zones: zoneMask(zoneCodes, conference.zones),
      notBefore: validFrom,
      notAfter: validUntil,
    },
    keys,
  );
  await tx.badge.create({
    data: {
      id,
      conferenceId: conference.id,
      delegateId,
      serial,
      categoryCode: face.category.code,
      zoneCodes,
      validFrom,
      validUntil,
      keyId: keys.current.id,
      credential,
      face,
      replacesId,
      createdAt: ctx.now,
      stateSince: ctx.now,
    },
  });
  return ok({ id, conferenceId: conference.id, conferenceCode: conference.code, serial });
}
