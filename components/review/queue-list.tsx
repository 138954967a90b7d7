import clsx from "clsx";
import { getLocale, getTranslations } from "next-intl/server";
import { queueHref } from "@/components/review/queue-href";
import { EmptyState } from "@/components/ui/empty-state";
import { StateBadge } from "@/components/ui/state-badge";
import type { Queue } from "@/lib/accreditation/queries/review-queue";
import type { QueueFilter } from "@/lib/accreditation/schema";
import type { Locale } from "@/lib/i18n/config";
import { dayAt, daysBetween, formatPlainDate } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { isDecided } from "@/lib/policy/delegate-states";

type Props = {
  slug: string;
  queue: Queue;
  /** To whom people are assigned. */
  assignees?: ReadonlyMap<string, string>;
  filter: QueueFilter;
  now: Date;
  timeZone: string;
  currentId?: string;
  narrow?: boolean;
};

/** People in the queue, longest waiting first: photo and name largest, then what an officer chooses by. */
export async function QueueList(props: Props) {
  const { slug, queue, assignees, filter, now, timeZone, currentId, narrow = false } = props;
  const [say, state] = await Promise.all([getTranslations("review"), getTranslations("states")]);
  const locale = (await getLocale()) as Locale;
  const howLong = ({ state: current, stateSince, dueAt }: Queue["rows"][number]): string => {
    if (isDecided(current)) {
      return say("since", { date: formatPlainDate(dayAt(new Date(stateSince), timeZone), locale) });
    }
    const isOverdue = dueAt !== null && new Date(dueAt) < now;
    return say(isOverdue ? "overdue" : "waiting", {
      days: daysBetween(new Date(isOverdue ? dueAt : stateSince), now),
    });
  };
  if (queue.rows.length === 0) {
    return (
      <EmptyState title={say("none")}>
        <p>{say("noneText")}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {queue.rows.map((row) => {
          const overdue = !isDecided(row.state) && row.dueAt !== null && new Date(row.dueAt) < now;
          return (
            <li key={row.id}>
              <Link
                href={queueHref(slug, filter, {}, row.id)}
                prefetch={false}
                aria-current={row.id === currentId ? "true" : undefined}
                className={clsx(
                  "flex items-center gap-3 px-2 py-2 hover:bg-wash",
                  "aria-[current]:bg-action-wash aria-[current]:shadow-[inset_4px_0_0_var(--color-action)]",
                )}
              >
                {row.photoId ? (
                  <img
                    src={`/api/photos/${row.photoId}/badge`}
                    alt=""
                    width={45}
                    height={60}
                    loading="lazy"
                    className="h-15 w-11.25 shrink-0 rounded-sm border border-line object-cover"
                  />
                ) : (
                  <span className="h-15 w-11.25 shrink-0 rounded-sm border border-line bg-wash" />
                )}
                <span className="min-w-0 flex-1">
                  <span className="block text-lg leading-tight font-semibold">
                    <bdi>{row.name}</bdi>
                  </span>
                  {row.nativeName && (
                    <span className="block text-sm text-muted">
                      <bdi>{row.nativeName}</bdi>
                    </span>
                  )}
                  <span className="block text-sm text-muted">
                    <span className="font-semibold">{row.categoryCode}</span> · <bdi>{row.delegation}</bdi>
                  </span>
                  {narrow && <StateBadge state={row.state} label={state(row.state)} />}
                </span>
                {!narrow && (
                  <span className="hidden shrink-0 text-end sm:block">
                    <StateBadge state={row.state} label={state(row.state)} />
                    <span
                      className={clsx(
                        "mt-1 block text-sm",
                        overdue ? "font-semibold text-red" : "text-muted",
                      )}
                    >
                      {howLong(row)}
                    </span>
                    <bdi className="tabular block text-sm text-muted">{row.reference}</bdi>
                    {assignees?.has(row.id) && <bdi className="block text-sm">@{assignees.get(row.id)}</bdi>}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
      {queue.next && (
        <Link
          className="mt-3 flex min-h-11 items-center justify-center rounded-md border border-edge px-4"
          href={queueHref(slug, filter, { after: queue.next })}
        >
          {say("more")}
        </Link>
      )}
    </>
  );
}
