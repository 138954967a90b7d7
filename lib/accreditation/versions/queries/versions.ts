import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { type FieldDifference, snapshotDiff } from "@/lib/delegates/snapshot-diff";
import { displayName } from "@/lib/i18n/names";
import { authorize, can } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type SubmittedVersion = { number: number; submittedAt: string };

export type VersionComparison = {
  delegateId: string;
  name: string;
  reference: string;
  versions: SubmittedVersion[];
  before: SubmittedVersion & { photoId: string | null };
  after: SubmittedVersion & { photoId: string | null };
  differences: FieldDifference[];
};

/**
 * Two submissions of a registration side by side; without a choice the last two. Document numbers stand masked, and who
 * has no right to passport data sees none of it.
 * @returns NOT_FOUND registrationNotFound out of reach, snapshotNotFound for a number that was never submitted
 */
export async function compareVersions(
  ctx: Ctx,
  { delegateId, from, to }: { delegateId: string; from?: number | undefined; to?: number | undefined },
): Promise<Result<VersionComparison>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId, state: { not: "DRAFT" } }, delegateScope(ctx, "delegate.read")] },
    include: { person: true, snapshots: { orderBy: { number: "asc" } } },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const { snapshots, conferenceId, delegationId, categoryId } = row;
  const last = snapshots.at(-1)?.number ?? 0;
  const [early, late] = [from ?? Math.max(1, last - 1), to ?? last];
  const before = snapshots.find(({ number }) => number === Math.min(early, late));
  const after = snapshots.find(({ number }) => number === Math.max(early, late));
  if (!before || !after) return refuse("NOT_FOUND", "snapshotNotFound");
  const showsDocument = can(ctx.actor, "passport.masked", { conferenceId, delegationId, categoryId });
  const content = (one: typeof before) => one.content as unknown as SnapshotContent;
  const side = (one: typeof before) => ({
    number: one.number,
    submittedAt: one.submittedAt.toISOString(),
    photoId: content(one).photoId,
  });
  return ok({
    delegateId,
    name: displayName(row.person),
    reference: row.reference,
    versions: snapshots.map(({ number, submittedAt }) => ({
      number,
      submittedAt: submittedAt.toISOString(),
    })),
    before: side(before),
    after: side(after),
    differences: snapshotDiff(content(before), content(after)).filter(
      ({ field }) => field !== "photo.photo" && (showsDocument || !field.startsWith("document.")),
    ),
  });
}
