import { getLocale, getTranslations } from "next-intl/server";
import { ConferenceCard } from "@/components/conference/conference-card";
import { PageShell } from "@/components/layout/page-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { listPublicConferences } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

export default async function StartPage() {
  const [say, locale] = await Promise.all([getTranslations("conference"), getLocale()]);
  const conferences = unwrap(await listPublicConferences(await getContext()));
  return (
    <PageShell width="text">
      <h1 className="text-3xl">{say("start.title")}</h1>
      <p className="mt-3 text-lg text-muted">{say("start.text")}</p>
      <h2 className="mt-10 mb-4">{say("start.conferences")}</h2>
      {conferences.length === 0 && <EmptyState title={say("start.none")} />}
      <ul className="space-y-4">
        {conferences.map((conference) => (
          <li key={conference.id}>
            <ConferenceCard conference={conference} locale={locale as Locale} openLabel={say("open")} />
          </li>
        ))}
      </ul>
    </PageShell>
  );
}
