import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { cellsOf } from "@/components/queue/queue-cells";
import { queueHref } from "@/components/review/queue-href";
import { EmptyState } from "@/components/ui/empty-state";
import type { Queue, QueueRow } from "@/lib/accreditation/queries/review-queue";
import type { QueueColumn } from "@/lib/accreditation/queue/columns";
import type { QueueFilter } from "@/lib/accreditation/schema";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  slug: string;
  queue: Queue;
  /** To whom people are assigned. */
  assignees?: ReadonlyMap<string, string>;
  filter: QueueFilter;
  now: Date;
  timeZone: string;
  columns: readonly QueueColumn[];
  currentId?: string;
  /** Beside a dossier: everything under the name. */
  narrow?: boolean;
};

/** Columns as wide as what they say; the name takes the rest. */
const WIDTH: Record<QueueColumn, string> = {
  state: "lg:w-36",
  waiting: "lg:w-32",
  due: "lg:w-28",
  claim: "lg:w-32",
  category: "lg:w-16",
  delegation: "lg:w-40",
  title: "lg:w-40",
  submitted: "lg:w-28",
  reference: "lg:w-32",
};

/** People in the queue: photo and name largest, then the columns that the officer chose. */
export async function QueueList(props: Props) {
  const { slug, queue, assignees, filter, now, timeZone, columns, currentId, narrow = false } = props;
  const [say, column, cell] = await Promise.all([
    getTranslations("review"),
    getTranslations("queue.column"),
    cellsOf({ now, timeZone }),
  ]);
  if (queue.rows.length === 0) {
    return (
      <EmptyState title={say("none")}>
        <p>{say("noneText")}</p>
      </EmptyState>
    );
  }
  const wide = narrow ? "" : "lg:flex lg:items-center lg:gap-x-4";
  const widthOf = (name: QueueColumn) => (narrow ? "" : `${WIDTH[name]} lg:shrink-0 lg:break-words`);
  return (
    <div className={narrow ? "" : "lg:overflow-x-auto"}>
      {!narrow && (
        <div aria-hidden className={`hidden px-2 pb-1 text-sm font-semibold text-muted ${wide}`}>
          <span className="lg:min-w-48 lg:flex-1">{column("person")}</span>
          {columns.map((name) => (
            <span key={name} className={widthOf(name)}>
              {column(name)}
            </span>
          ))}
        </div>
      )}
      <ul className="divide-y divide-line border-y border-line">
        {queue.rows.map((row) => (
          <li key={row.id}>
            <Link
              href={queueHref(slug, filter, {}, row.id)}
              prefetch={false}
              data-queue-row
              aria-current={row.id === currentId ? "true" : undefined}
              className={`block px-2 py-2 hover:bg-wash focus-visible:bg-wash aria-[current]:bg-action-wash aria-[current]:shadow-[inset_4px_0_0_var(--color-action)] ${wide}`}
            >
              <Person row={row} assignee={assignees?.get(row.id)} />
              <span
                className={`ms-14 flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted ${narrow ? "" : "lg:contents"}`}
              >
                {columns.map((name) => {
                  const said = cell(name, row);
                  return (
                    <span
                      key={name}
                      className={clsx(
                        "min-w-0",
                        widthOf(name),
                        !said && "hidden",
                        !said && !narrow && "lg:block",
                      )}
                    >
                      {said && <span className="sr-only">{column(name)}: </span>}
                      {said}
                    </span>
                  );
                })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {queue.next && (
        <Link
          className="mt-3 flex min-h-11 items-center justify-center rounded-md border border-edge px-4"
          href={queueHref(slug, filter, { after: queue.next })}
        >
          {say("more")}
        </Link>
      )}
    </div>
  );
}

function Person({ row, assignee }: { row: QueueRow; assignee: string | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-3 lg:min-w-48 lg:flex-1">
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
      <span className="min-w-0">
        <bdi className="block text-lg leading-tight font-semibold">{row.name}</bdi>
        {row.nativeName && <bdi className="block text-sm text-muted">{row.nativeName}</bdi>}
        {assignee && <bdi className="block text-sm">@{assignee}</bdi>}
      </span>
    </span>
  );
}
