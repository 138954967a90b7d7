import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { StateTime } from "@/lib/accreditation/numbers/queries";

/** Hours until this are said in hours, longer times in days. */
const HOURS_SAID = 48;

type Row = { key: string; name: ReactNode; time: StateTime };

/** How long each of these took: a bar for the median and a paler one for nine of ten, with the numbers beside them. */
export async function StateTimes({ title, column, rows }: { title: string; column: string; rows: Row[] }) {
  const say = await getTranslations("numbers");
  const most = Math.max(1, ...rows.map(({ time }) => time.p90Hours ?? 0));
  const lasted = (hours: number | null) => {
    if (hours === null) return "–";
    return hours < HOURS_SAID
      ? say("hours", { value: Math.round(hours) })
      : say("days", { value: Math.round(hours / 2.4) / 10 });
  };
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-2">{title}</h2>
      <table className="w-full table-fixed text-sm">
        <colgroup>
          <col className="sm:w-44 lg:w-64" />
          <col className="hidden sm:table-column" />
          <col className="w-14 sm:w-24" span={4} />
        </colgroup>
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="py-2 pe-3 text-start font-normal">
              {column}
            </th>
            <td className="hidden sm:table-cell" />
            {(["median", "p90", "now", "oldest"] as const).map((figure) => (
              <th key={figure} scope="col" className="py-2 ps-1 text-end font-normal sm:px-2">
                {say(figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, time }) => (
            <tr key={key} className="border-b border-line">
              <th scope="row" className="py-2 pe-3 text-start font-semibold">
                {name}
              </th>
              <td className="hidden py-2 sm:table-cell">
                <svg
                  aria-hidden
                  viewBox="0 0 100 20"
                  preserveAspectRatio="none"
                  className="h-5 w-full rtl:-scale-x-100"
                >
                  <rect className="fill-line" y={2} height={16} width={(100 * (time.p90Hours ?? 0)) / most} />
                  <rect
                    className="fill-action"
                    y={6}
                    height={8}
                    width={(100 * (time.medianHours ?? 0)) / most}
                  />
                </svg>
              </td>
              <td className="ps-1 text-end sm:px-2">{lasted(time.medianHours)}</td>
              <td className="ps-1 text-end sm:px-2">{lasted(time.p90Hours)}</td>
              <td className="tabular ps-1 text-end sm:px-2">{time.now}</td>
              <td className="ps-1 text-end sm:px-2">{lasted(time.oldestHours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
