import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { queueHref } from "@/components/review/queue-href";
import { buttonClass } from "@/components/ui/button";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Queue } from "@/lib/accreditation/queries/review-queue";
import type { QueueFilter } from "@/lib/accreditation/schema";
import { Link } from "@/lib/i18n/navigation";
import { DELEGATE_STATES, wasSubmitted } from "@/lib/policy/delegate-states";

type Props = {
  slug: string;
  locale: string;
  filter: QueueFilter;
  counts: Queue["counts"];
  mine: Queue["mine"];
  delegations: Choice[];
  categories: Choice[];
};

const WAITING = ["1", "3", "5", "10"];

/** Filters are links and a plain form: shareable, and they work without script. Counts stand beside the states. */
export async function QueueFilters({ slug, locale, filter, counts, mine, delegations, categories }: Props) {
  const [say, state] = await Promise.all([getTranslations("review"), getTranslations("states")]);
  const countOf = (name: string) => counts.find((entry) => entry.state === name)?.count ?? 0;
  const total = counts.reduce((sum, entry) => sum + entry.count, 0);
  const links = [
    { state: undefined, label: say("all"), count: total },
    ...DELEGATE_STATES.filter(wasSubmitted).map((name) => ({
      state: name,
      label: state(name),
      count: countOf(name),
    })),
  ];
  return (
    <div className="space-y-4">
      <nav aria-label={say("byState")}>
        <ul className="flex flex-wrap gap-2">
          {mine !== null && (
            <li>
              <Link
                href={queueHref(slug, filter, { mine: filter.mine ? undefined : "1", after: undefined })}
                aria-current={filter.mine ? "page" : undefined}
                className={clsx(
                  "inline-flex min-h-11 items-center gap-2 rounded-md border px-3 font-semibold",
                  filter.mine ? "border-action bg-action text-on-action" : "border-action hover:bg-wash",
                )}
              >
                {say("mine")} <span className="tabular">{mine}</span>
              </Link>
            </li>
          )}
          {links.map(({ state: name, label, count }) => (
            <li key={label}>
              <Link
                href={queueHref(slug, filter, { state: name, after: undefined })}
                aria-current={filter.state === name ? "page" : undefined}
                className={clsx(
                  "inline-flex min-h-11 items-center gap-2 rounded-md border px-3",
                  filter.state === name
                    ? "border-action bg-action text-on-action"
                    : "border-line hover:bg-wash",
                )}
              >
                {label} <span className="tabular font-semibold">{count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <search>
        <form
          method="get"
          action={`/${locale}/review/${slug}`}
          className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5"
        >
          {filter.mine && <input type="hidden" name="mine" value="1" />}
          {filter.state && <input type="hidden" name="state" value={filter.state} />}
          <div className="sm:col-span-2 lg:col-span-2">
            <TextField
              id="q"
              name="q"
              type="search"
              label={say("search")}
              hint={say("searchHint")}
              defaultValue={filter.q ?? ""}
            />
          </div>
          <SelectField
            id="delegation"
            name="delegation"
            label={say("delegation")}
            prompt={say("any")}
            choices={delegations}
            defaultValue={filter.delegation ?? ""}
          />
          <SelectField
            id="category"
            name="category"
            label={say("category")}
            prompt={say("any")}
            choices={categories}
            defaultValue={filter.category ?? ""}
          />
          <div className="flex items-end gap-2">
            <div className="flex-1">
              <SelectField
                id="waiting"
                name="waiting"
                label={say("waitingFor")}
                prompt={say("any")}
                choices={WAITING.map((days) => ({
                  value: days,
                  label: say("atLeast", { days: Number(days) }),
                }))}
                defaultValue={filter.waiting === undefined ? "" : String(filter.waiting)}
              />
            </div>
            <button type="submit" className={buttonClass("secondary")}>
              {say("apply")}
            </button>
          </div>
        </form>
      </search>
    </div>
  );
}
