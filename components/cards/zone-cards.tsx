import { getTranslations } from "next-intl/server";
import type { ZoneCards } from "@/lib/badges/queries/secondary-cards";

/** The cards of each zone: granted, given out, free; more out than granted says what that means. */
export async function ZoneCardsList({ zones }: { zones: ZoneCards[] }) {
  const say = await getTranslations("cards");
  return (
    <ul className="mt-6 grid gap-3 sm:grid-cols-2 lg:grid-cols-3" aria-label={say("byZone")}>
      {zones.map(({ zoneId, zone, granted, issued, free }) => (
        <li key={zoneId} className="rounded-md border border-line p-3">
          <p className="font-semibold">
            <bdi>{zone}</bdi>
          </p>
          <dl className="mt-1 grid grid-cols-3 gap-2">
            {(
              [
                ["granted", granted],
                ["issued", issued],
                ["free", free],
              ] as const
            ).map(([name, count]) => (
              <div key={name}>
                <dt className="text-sm text-muted">{say(name)}</dt>
                <dd className="tabular text-xl font-semibold">{count}</dd>
              </div>
            ))}
          </dl>
          {issued > granted && <p className="mt-1 text-sm text-red">{say("over")}</p>}
        </li>
      ))}
    </ul>
  );
}
