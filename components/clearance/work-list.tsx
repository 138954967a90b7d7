import { getTranslations } from "next-intl/server";
import { ClearanceMark } from "@/components/clearance/clearance-mark";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import type { ClearanceWorkItem } from "@/lib/screening/queries/clearance-work";

type Props = {
  slug: string;
  items: readonly ClearanceWorkItem[];
  locale: Locale;
  zone: { timeZone: string; city: string };
};

/** Clearance files, the most urgent first; each leads to its page. */
export async function WorkList({ slug, items, locale, zone }: Props) {
  const say = await getTranslations("clearance");
  const state = await getTranslations("states");
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {items.map((item) => (
        <li key={item.delegateId}>
          <Link
            href={`/review/${slug}/clearance/${item.delegateId}`}
            className="grid gap-x-4 gap-y-1 px-2 py-3 hover:bg-wash sm:grid-cols-[1fr_auto]"
          >
            <span className="min-w-0">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="text-lg font-semibold text-action underline">
                  <bdi>{item.name}</bdi>
                </span>
                {item.nativeName && <bdi className="text-muted">{item.nativeName}</bdi>}
              </span>
              <span className="block text-muted">
                <bdi className="tabular">{item.reference}</bdi> · <bdi>{item.delegation}</bdi> ·{" "}
                {state(item.state)}
              </span>
            </span>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:flex-col sm:items-end">
              <ClearanceMark state={item.clearance} label={say(`state.${item.clearance}`)} />
              <span className={item.late ? "font-semibold text-red" : "text-muted"}>
                {item.dueAt &&
                  say(item.late ? "late" : "due", {
                    date: formatInstant(new Date(item.dueAt), locale, zone),
                  })}
                {item.group === "others" && item.takenBy && (
                  <>
                    {" "}
                    <bdi>{item.takenBy}</bdi>
                  </>
                )}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
