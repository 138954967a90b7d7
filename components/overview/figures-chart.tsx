import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { FIGURES, type FigureGroup } from "@/lib/badges/delegation-figures";

const FILL: Record<(typeof FIGURES)[number], string> = {
  nominated: "fill-edge",
  registered: "fill-un",
  complete: "fill-action",
  approved: "fill-green",
  collected: "fill-ink",
};

type Props = { title: string; groups: FigureGroup<string>[]; nameOf: (key: string) => string };

/** How far the people of each group are: for every stage its name, a bar against the largest number, and the number. */
export async function FiguresChart({ title, groups, nameOf }: Props) {
  const say = await getTranslations("overview");
  const most = Math.max(1, ...groups.flatMap((group) => FIGURES.map((figure) => group[figure])));
  return (
    <section aria-label={title}>
      <h2 className="mb-3">{title}</h2>
      <ul className="space-y-5">
        {groups.map((group) => (
          <li key={group.key}>
            <h3 className="font-semibold">
              {nameOf(group.key)}{" "}
              <span className="font-normal text-muted">{say("count", { count: group.delegations })}</span>
            </h3>
            <dl className="mt-1 grid grid-cols-[8rem_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 text-sm">
              {FIGURES.map((figure) => (
                <Fragment key={figure}>
                  <dt className="truncate text-muted">{say(`figure.${figure}`)}</dt>
                  <dd className="flex min-w-0 items-center gap-2 overflow-hidden">
                    <svg
                      aria-hidden
                      viewBox="0 0 100 6"
                      preserveAspectRatio="none"
                      className="h-3 w-0 min-w-0 flex-1 rtl:-scale-x-100"
                    >
                      <rect className={FILL[figure]} width={(100 * group[figure]) / most} height="6" />
                    </svg>
                    <span className="tabular w-10 text-end">{group[figure]}</span>
                  </dd>
                </Fragment>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
