import "server-only";
import { type BadgeStock, badgeDocument, type PrintableBadge } from "@/lib/badges/document";
import { badgeFaceSchema } from "@/lib/badges/face";
import { formatBadgeNumber } from "@/lib/badges/numbering";
import { badgeStock } from "@/lib/badges/stock";
import type { BadgeState } from "@/lib/badges/workflow";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { getPhotosForPrint } from "@/lib/documents/queries";
import { env } from "@/lib/env";
import { dayAt, formatDateRange } from "@/lib/i18n/dates";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { typesetSvg } from "@/lib/typeset/compile";

export type PrintRun = {
  conferenceId: string;
  badges: (PrintableBadge & { id: string; state: BadgeState })[];
  stock: BadgeStock;
};

/** The printed days: the zone's calendar days of the first and the last valid instant. */
function printedDays(validFrom: Date, validUntil: Date, timeZone: string): string {
  const lastInstant = new Date(validUntil.getTime() - 1);
  return formatDateRange(dayAt(validFrom, timeZone), dayAt(lastInstant, timeZone), "en");
}

/**
 * Badges of one conference with all that their print needs, in the order asked for; what is out of reach is left out.
 * @param badgeIds some 200 at most: photos are held in memory
 * @returns NOT_FOUND badgeNotFound when none is left
 */
export async function getPrintRun(ctx: Ctx, badgeIds: readonly string[]): Promise<Result<PrintRun>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  const rows = await (ctx.tx ?? db).badge.findMany({
    where: { id: { in: [...badgeIds] }, delegate: delegateScope(ctx, "badge.print") },
    include: { conference: { include: { zones: true } } },
  });
  const first = rows[0];
  if (!first) return refuse("NOT_FOUND", "badgeNotFound");
  const { conference } = first;
  const faces = new Map(rows.map((row) => [row.id, badgeFaceSchema.parse(row.face)]));
  const photoIds = [...faces.values()].flatMap(({ photoId }) => photoId ?? []);
  const photos = await getPhotosForPrint(ctx, { photoIds, copy: "badge" });
  if (!photos.ok) return photos;
  const places = new Map(badgeIds.map((id, at) => [id, at]));
  const badges = rows
    .filter((row) => row.conferenceId === conference.id)
    .toSorted((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0))
    .flatMap((row) => {
      const face = faces.get(row.id);
      if (!face) return [];
      const photo = face.photoId ? (photos.value.get(face.photoId) ?? null) : null;
      const valid = printedDays(row.validFrom, row.validUntil, conference.timeZone);
      const number = formatBadgeNumber(conference.code, row.serial);
      const { id, state, credential, zoneCodes } = row;
      return [{ id, state, number, credential, zoneCodes, valid, face, photo }];
    });
  return ok({ conferenceId: conference.id, badges, stock: badgeStock(conference, env.APP_URL) });
}

/**
 * A side of a badge as SVG, for the screen of the desk: the same drawing as the print.
 * @returns the picture; NOT_FOUND badgeNotFound out of reach
 */
export async function getBadgePicture(
  ctx: Ctx,
  { badgeId, side }: { badgeId: string; side: "front" | "back" },
): Promise<Result<string>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  const run = await getPrintRun(ctx, [badgeId]);
  if (!run.ok) return run;
  return ok(await typesetSvg(badgeDocument(run.value.badges, run.value.stock, side)));
}
