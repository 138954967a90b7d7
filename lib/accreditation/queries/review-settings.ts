import "server-only";
import { restartableIn } from "@/lib/accreditation/restartable";
import { type ReviewRules, rulesOfCategory } from "@/lib/conferences/review-rules";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

export type ReviewSettings = {
  id: string;
  title: string;
  timeZone: string;
  /** Version of the rules. */
  number: number;
  calendar: { workingDays: number[]; worksFrom: string; worksUntil: string; holidays: string[] };
  categories: { id: string; code: string; name: string }[];
  rules: ReviewRules;
  /** People in review who began under rules that ask otherwise. */
  restartable: number;
};

/** What each of the actor's conferences reviews, for the administrator. */
export async function listReviewSettings(ctx: Ctx): Promise<Result<ReviewSettings[]>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  const conferences = await db.conference.findMany({
    where: conferenceScope(ctx, "conference.manage"),
    orderBy: { startsOn: "desc" },
    include: { categories: { orderBy: { position: "asc" } } },
    take: 100,
  });
  const settings = conferences.map(async (row): Promise<ReviewSettings> => {
    const { present, people } = await restartableIn(db, row.id);
    return {
      id: row.id,
      title: textIn(row.shortTitle, ctx.locale),
      timeZone: row.timeZone,
      number: present.number,
      calendar: {
        workingDays: row.workingDays,
        worksFrom: row.worksFrom,
        worksUntil: row.worksUntil,
        holidays: row.holidays.map((day) => day.toISOString().slice(0, 10)),
      },
      categories: row.categories.map(({ id, code, name }) => ({ id, code, name: textIn(name, ctx.locale) })),
      rules: Object.fromEntries(row.categories.map(({ id }) => [id, rulesOfCategory(present.rules, id)])),
      restartable: people,
    };
  });
  return ok(await Promise.all(settings));
}
