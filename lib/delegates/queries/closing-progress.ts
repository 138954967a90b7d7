import "server-only";
import type { TimeLimits } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { ENDINGS, type Ending, endingDueAt, endingRows } from "@/lib/delegates/due-endings";
import { textIn } from "@/lib/i18n/localized-text";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/** One ending at one conference: when it begins, how many it has reached, and how many it has still to reach. */
export type EndingProgress = {
  ending: Ending;
  begins: string;
  done: number;
  /** Due now: the worker is at them. */
  due: number;
  /** In such a state, and not due yet. */
  ahead: number;
};

export type ClosingProgress = {
  id: string;
  title: string;
  timeZone: string;
  city: string;
  limits: TimeLimits;
  endings: EndingProgress[];
};

type Count = { conferenceId: string; due: bigint; ahead: bigint };

/** How far the ends of the actor's conferences have got, for administrators: numbers only, no people. */
export async function listClosingProgress(ctx: Ctx): Promise<Result<ClosingProgress[]>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  const rows = await db.conference.findMany({
    where: conferenceScope(ctx, "conference.manage"),
    orderBy: { startsOn: "asc" },
  });
  const ids = rows.map(({ id }) => id);
  const dates = await db.$queryRaw<{ id: string; over: Date; closing: Date }[]>`
    SELECT k."id", conference_over(k."endsOn", k."timeZone", 0) AS "over",
      conference_over(k."endsOn", k."timeZone", k."closingDays") AS "closing"
    FROM "Conference" k WHERE k."id" = ANY (${ids}::uuid[])`;
  const dateOf = new Map(dates.map((row) => [row.id, row]));
  const done = await db.$queryRaw<{ conferenceId: string; ending: Ending; count: bigint }[]>`
    SELECT d."conferenceId", p."action" AS "ending", count(*) FROM "Decision" p
    JOIN "Delegate" d ON d."id" = p."delegateId"
    WHERE d."conferenceId" = ANY (${ids}::uuid[]) AND p."action" = ANY (${[...ENDINGS]}::text[])
    GROUP BY 1, 2`;
  const counts = new Map<Ending, Count[]>();
  for (const ending of ENDINGS) {
    const found = await db.$queryRaw<Count[]>`SELECT d."conferenceId",
        count(*) FILTER (WHERE ${endingDueAt(ending)} <= ${ctx.now}) AS "due",
        count(*) FILTER (WHERE ${endingDueAt(ending)} > ${ctx.now}) AS "ahead"
      ${endingRows(ending, ctx.now)} AND d."conferenceId" = ANY (${ids}::uuid[]) GROUP BY 1`;
    counts.set(ending, found);
  }
  return ok(
    rows.map(({ id, shortTitle, city, timeZone, registrationClosesAt, ...row }) => {
      const { appealDays, noObjectionDays, closingDays } = row;
      const limits = { appealDays, noObjectionDays, closingDays };
      const begins = {
        lapseUnsubmitted: registrationClosesAt,
        lapseUndecided: dateOf.get(id)?.over ?? registrationClosesAt,
        close: dateOf.get(id)?.closing ?? registrationClosesAt,
      };
      const endings = ENDINGS.map((ending): EndingProgress => {
        const count = counts.get(ending)?.find(({ conferenceId }) => conferenceId === id);
        const ended = done.find((row) => row.conferenceId === id && row.ending === ending);
        return {
          ending,
          begins: begins[ending].toISOString(),
          done: Number(ended?.count ?? 0),
          due: Number(count?.due ?? 0),
          ahead: Number(count?.ahead ?? 0),
        };
      });
      const title = textIn(shortTitle, ctx.locale);
      return { id, title, timeZone, city: textIn(city, ctx.locale), limits, endings };
    }),
  );
}
