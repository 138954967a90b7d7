import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Question } from "@/lib/home/question";
import { questionsFor } from "@/lib/home/questions-for";
import { textIn } from "@/lib/i18n/localized-text";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result } from "@/lib/result";

/** What waits for the reader in one conference; without one for the whole site. */
export type Need = {
  question: string;
  conference: string | null;
  count: number;
  /** Since when the first one waits. */
  oldest: string | null;
  /** How many clocks have run out. */
  overdue: number;
  href: string | null;
};

type Row = { slug: string | null; shortTitle: unknown; count: number; oldest: Date | null; overdue: number };

async function answer(ctx: Ctx, { name, sql, href }: Question): Promise<Need[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT c."slug", c."shortTitle", x."count", x."oldest", x."overdue"
    FROM (${sql(ctx)}) x LEFT JOIN "Conference" c ON c."id" = x."conferenceId"
    ORDER BY c."startsOn", c."slug"`;
  return rows.map(({ slug, shortTitle, count, oldest, overdue }) => ({
    question: name,
    conference: slug === null ? null : textIn(shortTitle, ctx.locale),
    count,
    oldest: oldest?.toISOString() ?? null,
    overdue,
    href: href ? href(slug ?? "") : null,
  }));
}

/**
 * What needs the reader now: for each question of the reader's roles, one statement that counts by conference. What
 * nobody waits for is told as well, so that an empty list says "done" and not "broken".
 */
export async function getNeeds(ctx: Ctx): Promise<Result<{ needs: Need[]; done: string[] }>> {
  allowEveryone("each question counts within the reader's own grants, and nothing for those without");
  const questions = questionsFor(ctx);
  const answers = await Promise.all(questions.map((question) => answer(ctx, question)));
  const needs = answers.flat().filter(({ count }) => count > 0);
  const done = questions
    .map(({ name }) => name)
    .filter((name) => !needs.some((need) => need.question === name));
  return ok({ needs, done });
}
