import { CircleCheck, CircleDashed, CircleX, Download, Hourglass, type LucideIcon } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import type { BulkActView, BulkRow } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { sayReason } from "@/lib/accreditation/bulk/row-reason";
import { REPORT_FORMATS } from "@/lib/accreditation/bulk/schema";
import { Link } from "@/lib/i18n/navigation";

const LOOK: Record<BulkRow["state"], { icon: LucideIcon; ink: string }> = {
  NEW: { icon: CircleDashed, ink: "text-muted" },
  READY: { icon: Hourglass, ink: "text-action" },
  BLOCKED: { icon: CircleX, ink: "text-red" },
  DONE: { icon: CircleCheck, ink: "text-green" },
  FAILED: { icon: CircleX, ink: "text-red" },
};

/** Those with a reason come first: they are why somebody reads a report. */
const ORDER: readonly BulkRow["state"][] = ["FAILED", "BLOCKED", "READY", "DONE", "NEW"];

/** Every person of an act with what will happen or happened, and why not; also as a file. */
export async function BulkReport({ slug, act }: { slug: string; act: BulkActView }) {
  const [say, errors, validation] = await Promise.all([
    getTranslations("bulk"),
    getTranslations("errors"),
    getTranslations("validation"),
  ]);
  const words = {
    errors: (key: string, values?: Record<string, string | number>) => errors(key as never, values as never),
    validation: (key: string) => validation(key as never),
  };
  const rows = act.rows.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.position - b.position,
  );
  return (
    <section aria-labelledby="rows">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="rows">{say("rows")}</h2>
        <div className="flex flex-wrap gap-3">
          {act.state !== "TRYING" &&
            REPORT_FORMATS.map((format) => (
              <a
                key={format}
                className={buttonClass("secondary")}
                href={`/api/bulk-acts/${act.id}/report?format=${format}`}
                download
              >
                <Download aria-hidden className="size-5" />
                {say("report", { format: format.toUpperCase() })}
              </a>
            ))}
        </div>
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {rows.map(({ position, person, state, reason, reasonValues }) => {
          const { icon: Icon, ink } = LOOK[state];
          return (
            <li key={position} className="grid gap-x-4 py-2 sm:grid-cols-[1fr_16rem]">
              <div className="min-w-0">
                {person ? (
                  <>
                    <Link
                      className="inline-flex min-h-11 items-center font-semibold text-action underline"
                      href={`/review/${slug}/${person.id}`}
                      prefetch={false}
                    >
                      <bdi>{person.name}</bdi>
                    </Link>
                    <p className="text-sm text-muted">
                      <bdi>{person.delegation}</bdi> · {person.categoryCode} ·{" "}
                      <bdi className="tabular">{person.reference}</bdi>
                    </p>
                  </>
                ) : (
                  <p className="text-muted">{say("outOfReach")}</p>
                )}
              </div>
              <div>
                <p className={`flex items-center gap-2 font-semibold ${ink}`}>
                  <Icon aria-hidden className="size-5 shrink-0" />
                  {say(`rowState.${state}`)}
                </p>
                {reason && <p className="text-sm">{sayReason({ reason, reasonValues }, words)}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
