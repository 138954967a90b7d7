import clsx from "clsx";
import { LockKeyhole } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StateBadge } from "@/components/ui/state-badge";
import type { QueueRow } from "@/lib/accreditation/queries/review-queue";
import type { QueueColumn } from "@/lib/accreditation/queue/columns";
import type { Locale } from "@/lib/i18n/config";
import { dayAt, daysBetween, formatPlainDate } from "@/lib/i18n/dates";
import { isDecided } from "@/lib/policy/delegate-states";

type When = { now: Date; timeZone: string };

/** Says each column of a row, in words; null where there is nothing to say. */
export async function cellsOf({ now, timeZone }: When) {
  const [say, state, queue] = await Promise.all([
    getTranslations("review"),
    getTranslations("states"),
    getTranslations("queue"),
  ]);
  const locale = (await getLocale()) as Locale;
  const day = (instant: string) => formatPlainDate(dayAt(new Date(instant), timeZone), locale);
  const waiting = (row: QueueRow): ReactNode => {
    if (isDecided(row.state)) return say("since", { date: day(row.stateSince) });
    const due = row.dueAt === null ? null : new Date(row.dueAt);
    const isOverdue = due !== null && due < now;
    const days = daysBetween(isOverdue ? due : new Date(row.stateSince), now);
    return (
      <span className={clsx(isOverdue && "font-semibold text-red")}>
        {say(isOverdue ? "overdue" : "waiting", { days })}
      </span>
    );
  };
  const claim = (row: QueueRow): ReactNode =>
    row.claim && (
      <span className="inline-flex items-center gap-1">
        <LockKeyhole aria-hidden className="size-4 shrink-0" />
        {row.claim.isOwn ? queue("claim.yours") : <bdi>{row.claim.name}</bdi>}
      </span>
    );
  const cells: Record<QueueColumn, (row: QueueRow) => ReactNode> = {
    state: (row) => <StateBadge state={row.state} label={state(row.state)} />,
    waiting,
    due: (row) => row.dueAt && day(row.dueAt),
    claim,
    category: (row) => row.categoryCode && <span className="font-semibold">{row.categoryCode}</span>,
    delegation: (row) => row.delegation && <bdi>{row.delegation}</bdi>,
    title: (row) => row.title && <bdi>{row.title}</bdi>,
    submitted: (row) => row.submittedAt && day(row.submittedAt),
    reference: (row) => <bdi className="tabular">{row.reference}</bdi>,
  };
  return (column: QueueColumn, row: QueueRow): ReactNode => cells[column](row);
}
