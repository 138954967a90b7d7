import "server-only";
import { type DayFlow, type Forecast, forecastBacklog } from "@/lib/accreditation/numbers/forecast";
import {
  BACKLOG_STATES,
  MEASURED_STATES,
  type MeasuredState,
} from "@/lib/accreditation/numbers/measured-states";
import { dateAt, worksOn } from "@/lib/conferences/working-hours";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Days before today from which the rate is taken and which the picture shows. */
const LOOK_BACK = 14;

/** How long a state lasted, in hours. `stays`: those that ended; `now`: those in it, `oldestHours` the longest. */
export type StateTime = {
  state: MeasuredState;
  stays: number;
  medianHours: number | null;
  p90Hours: number | null;
  now: number;
  oldestHours: number | null;
};

export type GroupTime = { id: string; name: string; times: StateTime[] };

export type AccreditationNumbers = {
  forecast: Forecast;
  backlog: number;
  opening: string;
  all: StateTime[];
  categories: GroupTime[];
  delegations: GroupTime[];
};

type TimeRow = {
  state: MeasuredState;
  categoryId: string | null;
  delegationId: string | null;
  /** 3: all; 1: by category; 2: by delegation, as GROUPING says. */
  level: number;
  stays: number;
  median: number | null;
  p90: number | null;
  now: number;
  oldest: number | null;
};

/**
 * All stays in measured states at once: from the decision that led there to the next one of the same person, or until
 * now. Grouped for the conference, its categories and its delegations in one pass over the decisions.
 */
function timesOf(conferenceId: string, now: Date): Promise<TimeRow[]> {
  return db.$queryRaw<TimeRow[]>`
    WITH stays AS (
      SELECT d."categoryId", d."delegationId", x."toState" AS "state", x."createdAt" AS "since",
        lead(x."createdAt") OVER (PARTITION BY x."delegateId" ORDER BY x."createdAt", x."id") AS "until"
      FROM "Decision" x JOIN "Delegate" d ON d."id" = x."delegateId"
      WHERE d."conferenceId" = ${conferenceId}::uuid AND d."mergedIntoId" IS NULL),
    lasting AS (
      SELECT "categoryId", "delegationId", "state",
        CASE WHEN "until" IS NOT NULL THEN extract(epoch FROM "until" - "since") / 3600 END AS "ended",
        CASE WHEN "until" IS NULL THEN extract(epoch FROM ${now}::timestamptz - "since") / 3600 END AS "open"
      FROM stays WHERE "state"::text = ANY(${[...MEASURED_STATES]}))
    SELECT "state"::text AS "state", "categoryId", "delegationId",
      grouping("categoryId", "delegationId")::int AS "level", count("ended")::int AS "stays",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY "ended")::float8 AS "median",
      percentile_cont(0.9) WITHIN GROUP (ORDER BY "ended")::float8 AS "p90",
      count("open")::int AS "now", max("open")::float8 AS "oldest"
    FROM lasting GROUP BY GROUPING SETS (("state"), ("state", "categoryId"), ("state", "delegationId"))`;
}

/** What entered and left the backlog on each of the last days, by the venue's dates. */
function flowsOf(conferenceId: string, timeZone: string, from: string): Promise<DayFlow[]> {
  const backlog = [...BACKLOG_STATES];
  return db.$queryRaw<DayFlow[]>`
    SELECT to_char(x."createdAt" AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS "date",
      count(*) FILTER (WHERE x."toState"::text = ANY(${backlog}))::int AS "arrived",
      count(*) FILTER (WHERE x."fromState"::text = ANY(${backlog}))::int AS "decided"
    FROM "Decision" x JOIN "Delegate" d ON d."id" = x."delegateId"
    WHERE d."conferenceId" = ${conferenceId}::uuid
      AND x."createdAt" >= (${from}::date)::timestamp AT TIME ZONE ${timeZone}
      AND (x."toState"::text = ANY(${backlog})) <> (x."fromState"::text = ANY(${backlog}))
    GROUP BY 1`;
}

const timeOf = ({ state, stays, median, p90, now, oldest }: TimeRow): StateTime => ({
  state,
  stays,
  medianHours: median,
  p90Hours: p90,
  now,
  oldestHours: oldest,
});

const inOrder = (rows: readonly TimeRow[]) =>
  MEASURED_STATES.flatMap((state) => rows.filter((row) => row.state === state).map(timeOf));

/**
 * How long files lie in each state, and whether the present rate clears them before the opening. Counts and times only:
 * nobody's name and no single file.
 * @returns FORBIDDEN without statistics.read in that conference; NOT_FOUND conferenceNotFound
 */
export async function getAccreditationNumbers(ctx: Ctx, slug: string): Promise<Result<AccreditationNumbers>> {
  const denied = authorize(ctx, "statistics.read");
  if (denied) return refusal(denied);
  const conference = await db.conference.findUnique({
    where: { slug },
    include: { categories: true, delegations: { include: { organization: true } } },
  });
  if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
  const elsewhere = authorize(ctx, "statistics.read", { conferenceId: conference.id });
  if (elsewhere) return refusal(elsewhere);
  const today = dateAt(ctx.now, conference.timeZone);
  const opening = conference.startsOn.toISOString().slice(0, 10);
  const from = new Date(Date.parse(today) - LOOK_BACK * 86_400_000).toISOString().slice(0, 10);
  const [rows, flows] = await Promise.all([
    timesOf(conference.id, ctx.now),
    flowsOf(conference.id, conference.timeZone, from),
  ]);
  const all = inOrder(rows.filter(({ level }) => level === 3));
  const backlog = all
    .filter(({ state }) => (BACKLOG_STATES as readonly string[]).includes(state))
    .reduce((sum, { now }) => sum + now, 0);
  const groups = (level: number, idOf: (row: TimeRow) => string | null, names: ReadonlyMap<string, string>) =>
    [...names]
      .map(
        ([id, name]): GroupTime => ({
          id,
          name,
          times: inOrder(rows.filter((row) => row.level === level && idOf(row) === id)),
        }),
      )
      .filter(({ times }) => times.length > 0);
  return ok({
    forecast: forecastBacklog({
      today,
      opening,
      backlog,
      flows,
      lookBack: LOOK_BACK,
      worksOn: (date) => worksOn(conference, date),
    }),
    backlog,
    opening,
    all,
    categories: groups(
      1,
      ({ categoryId }) => categoryId,
      new Map(conference.categories.map(({ id, name }) => [id, textIn(name, ctx.locale)])),
    ),
    delegations: groups(
      2,
      ({ delegationId }) => delegationId,
      new Map(
        conference.delegations.map(({ id, organization }) => [
          id,
          organizationName(organization, ctx.locale),
        ]),
      ),
    ),
  });
}
