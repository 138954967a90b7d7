import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FIGURES, type FigureGroup } from "@/lib/badges/delegation-figures";

type Figure = (typeof FIGURES)[number];

/** Each stage lies in the one before it, a little lower, so that where people are stuck shows as a step. */
const BAR: Record<Figure, { fill: string; swatch: string; y: number; height: number }> = {
  nominated: { fill: "fill-line", swatch: "bg-line", y: 0, height: 20 },
  registered: { fill: "fill-un", swatch: "bg-un", y: 2, height: 16 },
  complete: { fill: "fill-action", swatch: "bg-action", y: 4, height: 12 },
  approved: { fill: "fill-green", swatch: "bg-green", y: 6, height: 8 },
  collected: { fill: "fill-ink", swatch: "bg-ink", y: 8, height: 4 },
};

/** What the colours of the bars mean. */
export async function FiguresLegend() {
  const say = await getTranslations("overview.figure");
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {FIGURES.map((figure) => (
        <li key={figure} className="flex items-center gap-2">
          <span aria-hidden className={clsx("size-3 rounded-sm", BAR[figure].swatch)} />
          {say(figure)}
        </li>
      ))}
    </ul>
  );
}

type Props = {
  title: string;
  groups: FigureGroup<string>[];
  nameOf: (key: string) => ReactNode;
};

/** How far the people of each group are: a picture, and behind it the table that says the same in numbers. */
export async function FiguresChart({ title, groups, nameOf }: Props) {
  const say = await getTranslations("overview");
  const most = Math.max(1, ...groups.flatMap((group) => FIGURES.map((figure) => group[figure])));
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-2 text-lg">{title}</h2>
      <ul className="space-y-2">
        {groups.map((group) => (
          <li key={group.key} className="grid gap-x-3 sm:grid-cols-[13rem_minmax(0,1fr)] sm:items-center">
            <p className="min-w-0 text-sm font-semibold">{nameOf(group.key)}</p>
            <div className="flex min-w-0 items-center gap-2">
              <svg
                aria-hidden
                viewBox="0 0 100 20"
                preserveAspectRatio="none"
                className="h-5 w-0 min-w-0 flex-1 rtl:-scale-x-100"
              >
                {FIGURES.map((figure) => (
                  <rect
                    key={figure}
                    className={BAR[figure].fill}
                    y={BAR[figure].y}
                    width={(100 * group[figure]) / most}
                    height={BAR[figure].height}
                  />
                ))}
              </svg>
              <span className="w-40 text-end text-sm text-muted tabular">
                {say("approvedOf", { approved: group.approved, nominated: group.nominated })}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
          {say("asTable")}
          <span className="sr-only"> {title}</span>
        </summary>
        <div className="overflow-x-auto">
          <table className="w-full">
            <thead>
              <tr className="border-b border-line text-muted">
                <th scope="col" className="py-1 pe-3 text-start font-normal">
                  {title}
                </th>
                {["delegations" as const, ...FIGURES].map((figure) => (
                  <th key={figure} scope="col" className="px-2 py-1 text-end font-normal">
                    {figure === "delegations" ? say("title") : say(`figure.${figure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr key={group.key} className="border-b border-line">
                  <th scope="row" className="py-1 pe-3 text-start font-normal">
                    {nameOf(group.key)}
                  </th>
                  {["delegations" as const, ...FIGURES].map((figure) => (
                    <td key={figure} className="px-2 py-1 text-end">
                      {group[figure]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
