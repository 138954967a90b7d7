import type { Ctx } from "@/lib/context";
import { newId } from "@/lib/ids";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { timesOf } from "@/scripts/bench/times-of";
import { holderOf, type QueueFigures } from "@/scripts/bench/timing";

const FILTER = { state: "SUBMITTED" as const };

/** All that the page of a dossier asks the database, in the order in which it asks, and the claim that follows. */
async function openNext(ctx: Ctx, conferenceId: string, slug: string, id: string): Promise<string> {
  const { getPublicConference } = await import("@/lib/conferences/queries");
  const { getDelegateForReview } = await import("@/lib/accreditation/queries/dossier");
  const { getClaim } = await import("@/lib/accreditation/claims/queries/claim");
  const { claimDossier } = await import("@/lib/accreditation/claims/commands/claim-dossier");
  const { getNeighbours, getReviewQueue } = await import("@/lib/accreditation/queries/review-queue");
  const { getLikeness } = await import("@/lib/delegates/queries/duplicates");
  const shown = await Promise.all([
    getPublicConference(ctx, slug),
    getDelegateForReview(ctx, id),
    getClaim(ctx, id),
  ]);
  const [neighbours, ...rest] = await Promise.all([
    getNeighbours(ctx, conferenceId, FILTER, id),
    getReviewQueue(ctx, conferenceId, FILTER),
    getLikeness(ctx, id),
  ]);
  const claimed = await claimDossier(ctx, { delegateId: id, lease: newId() });
  if (![...shown, ...rest, claimed].every(({ ok }) => ok)) throw new Error("a dossier did not open");
  if (!neighbours.ok || !neighbours.value.next) throw new Error("there is no next dossier");
  return neighbours.value.next;
}

/** Reads of whole tables of people: at this size each must be found by an index. */
async function refuseScans(ctx: Ctx): Promise<void> {
  const { db } = await import("@/lib/db/client");
  const { questionsFor } = await import("@/lib/home/questions-for");
  for (const { name, sql } of questionsFor(ctx)) {
    const { text, values } = sql(ctx);
    const plan = await db.$queryRawUnsafe<Record<string, string>[]>(`EXPLAIN ${text}`, ...values);
    const lines = plan.flatMap((row) => Object.values(row));
    if (lines.some((line) => line.includes('Seq Scan on "Delegate"'))) {
      throw new Error(`${name} reads all people:\n${lines.join("\n")}`);
    }
  }
}

/** Times opening one dossier after the other, and the home of every role, with so many people in the database. */
export async function measureDossiers(conferenceId: string, people: number): Promise<QueueFigures[]> {
  const { db } = await import("@/lib/db/client");
  const { getNeeds } = await import("@/lib/home/queries/needs");
  const reader = holderOf("registrationOfficer", conferenceId);
  if (reader.actor.kind !== "user") throw new Error("no user");
  const { userId } = reader.actor;
  await db.user.create({ data: { id: userId, email: `${userId}@bench.example`, name: "Bench" } });
  const { slug } = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
  const first = await db.delegate.findFirstOrThrow({
    where: { conferenceId, ...FILTER },
    orderBy: [{ stateSince: "asc" }, { id: "asc" }],
  });
  let id = first.id;
  const opened = await timesOf(async () => {
    id = await openNext(reader, conferenceId, slug, id);
  });
  const figures: QueueFigures[] = [{ people, query: "next dossier", ...opened }];
  for (const role of ROLE_NAMES.filter((name) => name !== "delegate")) {
    const holder = holderOf(role, conferenceId);
    if (people >= 100_000) await refuseScans(holder);
    const home = await timesOf(async () => {
      const needs = await getNeeds(holder);
      if (!needs.ok) throw new Error(`no home for ${role}`);
    });
    figures.push({ people, query: `home: ${role}`, ...home });
  }
  return figures;
}
