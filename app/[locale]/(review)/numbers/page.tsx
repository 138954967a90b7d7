import { getLocale, getTranslations } from "next-intl/server";
import { ConferenceCard } from "@/components/conference/conference-card";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { listConferencesFor } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { redirect } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

/** The conferences whose numbers one reads, for roles that enter no queue; with one only, its numbers. */
export default async function NumbersEntryPage() {
  const [say, locale] = await Promise.all([getTranslations("numbers"), getLocale() as Promise<Locale>]);
  const conferences = unwrap(await listConferencesFor(await getContext(), "statistics.read"));
  const [only] = conferences;
  if (only && conferences.length === 1) redirect({ href: `/review/${only.slug}/numbers`, locale });
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1 className="mb-4">{say("title")}</h1>
      <ul className="space-y-4">
        {conferences.map((conference) => (
          <li key={conference.id}>
            <ConferenceCard
              conference={conference}
              locale={locale}
              openLabel={say("open")}
              href={`/review/${conference.slug}/numbers`}
            />
          </li>
        ))}
      </ul>
    </PageShell>
  );
}
