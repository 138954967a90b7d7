import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { FilterFold } from "@/components/queue/filter-fold";
import { FOLDED } from "@/components/queue/folded";
import { LeaveOutFields } from "@/components/queue/leave-out-fields";
import { queueHref } from "@/components/review/queue-href";
import { buttonClass } from "@/components/ui/button";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Queue } from "@/lib/accreditation/queries/review-queue";
import { QUEUE_ORDERS, type QueueFilter } from "@/lib/accreditation/schema";
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

/** What is read from the address but has no field of its own in the form. */
const CARRIED = ["mine", "state", "claim", "overdue", "unreachable"] as const satisfies (keyof QueueFilter)[];

const WAITING = ["1", "3", "5", "10"];
const SHOWN_STATES = DELEGATE_STATES.filter(wasSubmitted);

/** Filters are links and a plain form: shareable, and they work without script. Counts stand beside the states. */
export async function QueueFilters({ slug, locale, filter, counts, mine, delegations, categories }: Props) {
  const [say, state, queue] = await Promise.all([
    getTranslations("review"),
    getTranslations("states"),
    getTranslations("queue"),
  ]);
  const countOf = (name: string) => counts.find((entry) => entry.state === name)?.count ?? 0;
  const total = counts.reduce((sum, entry) => sum + entry.count, 0);
  const links = [
    { state: undefined, label: say("all"), count: total },
    ...SHOWN_STATES.filter((name) => countOf(name) > 0 || filter.state === name).map((name) => ({
      state: name,
      label: state(name),
      count: countOf(name),
    })),
  ];
  const toggles = [
    { name: "claim", value: "mine", label: queue("filter.myClaims") },
    { name: "overdue", value: "1", label: queue("filter.overdue") },
    { name: "unreachable", value: "1", label: queue("filter.unreachable") },
  ] as const;
  const inState = links.find(({ state: name }) => name === filter.state);
  return (
    <FilterFold label={queue("filter.title")} current={`${inState?.label} ${inState?.count}`}>
      <nav aria-label={say("byState")} className={FOLDED}>
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
          {toggles.map(({ name, value, label }) => (
            <li key={name}>
              <Link
                href={queueHref(slug, filter, {
                  [name]: filter[name] === value ? undefined : value,
                  after: undefined,
                })}
                aria-current={filter[name] === value ? "page" : undefined}
                className={clsx(
                  "inline-flex min-h-11 items-center rounded-md border px-3",
                  filter[name] === value
                    ? "border-action bg-action text-on-action"
                    : "border-line hover:bg-wash",
                )}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <search>
        <FilterForm filter={filter} action={`/${locale}/review/${slug}`} className="space-y-3">
          {CARRIED.map(
            (name) => filter[name] && <input key={name} type="hidden" name={name} value={filter[name]} />,
          )}
          <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-6">
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
            <div className={clsx("contents", FOLDED)}>
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
              <SelectField
                id="sort"
                name="sort"
                label={queue("sort.label")}
                prompt={queue("sort.waiting")}
                choices={QUEUE_ORDERS.map((order) => ({ value: order, label: queue(`sort.${order}`) }))}
                defaultValue={filter.sort ?? ""}
              />
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
          </div>
          <LeaveOutFields
            slug={slug}
            filter={filter}
            choices={{
              notDelegation: delegations,
              notCategory: categories,
              notState: SHOWN_STATES.map((name) => ({ value: name, label: state(name) })),
            }}
          />
          <button type="submit" className={buttonClass("secondary")}>
            {say("apply")}
          </button>
        </FilterForm>
      </search>
    </FilterFold>
  );
}
