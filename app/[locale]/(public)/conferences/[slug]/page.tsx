import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { formatDateRange, formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

type Props = { params: Promise<{ slug: string }> };

const NEEDED = ["document", "photo", "note", "contact"] as const;
const STEPS = ["register", "check", "decision", "badge"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await getPublicConference(await getContext(), (await params).slug);
  return found.ok ? { title: found.value.shortTitle } : {};
}

export default async function ConferencePage({ params }: Props) {
  const [say, locale] = await Promise.all([getTranslations("conference"), getLocale() as Promise<Locale>]);
  const conference = unwrap(await getPublicConference(await getContext(), (await params).slug));
  const at = (instant: string) => formatInstant(new Date(instant), locale, conference);
  const open = conference.window === "open";
  return (
    <PageShell width="text" title={conference.shortTitle}>
      <p className="font-semibold text-action">
        {formatDateRange(conference.startsOn, conference.endsOn, locale)} · {conference.city}
      </p>
      <h1 className="mt-2 sm:text-3xl">{conference.title}</h1>
      <p className="mt-4 text-lg">{conference.summary}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        {open && (
          <Link
            className={buttonClass("primary", "px-6 text-lg")}
            href={`/conferences/${conference.slug}/register`}
          >
            {say("register")}
          </Link>
        )}
        <Link
          className={buttonClass("secondary")}
          href={`/conferences/${conference.slug}/register?continue=1`}
        >
          {say("continue")}
        </Link>
        <Link className={buttonClass("quiet")} href={`/conferences/${conference.slug}/apply`}>
          {say("apply")}
        </Link>
      </div>
      {!open && (
        <div className="mt-6">
          <Notice kind="warning" title={say(`window.${conference.window}`)}>
            <p>{say("window.contact", { contact: conference.contactEmail })}</p>
          </Notice>
        </div>
      )}
      <Card className="mt-8">
        <h2 className="mb-2">{say("facts.title")}</h2>
        <Facts
          facts={[
            {
              label: say("facts.when"),
              value: formatDateRange(conference.startsOn, conference.endsOn, locale),
            },
            { label: say("facts.where"), value: conference.venue },
            { label: say("facts.who"), value: conference.audience },
            { label: say("facts.convened"), value: conference.convenedBy },
            { label: say("facts.supported"), value: conference.supportedBy },
            { label: say("facts.contact"), value: conference.contactEmail },
          ]}
        />
      </Card>
      <Card className="mt-6">
        <h2 className="mb-2">{say("deadlines.title")}</h2>
        <Facts
          facts={[
            { label: say("deadlines.opens"), value: at(conference.registrationOpensAt) },
            ...conference.deadlines.map((deadline) => ({ label: deadline.name, value: at(deadline.at) })),
            { label: say("deadlines.closes"), value: at(conference.registrationClosesAt) },
          ]}
        />
      </Card>
      <Card className="mt-6">
        <h2 className="mb-2">{say("needed.title")}</h2>
        <ul className="list-disc space-y-1 ps-5">
          {NEEDED.map((item) => (
            <li key={item}>{say(`needed.${item}`)}</li>
          ))}
        </ul>
        <p className="mt-3 text-muted">{say("needed.time")}</p>
      </Card>
      <Card className="mt-6">
        <h2 className="mb-2">{say("steps.title")}</h2>
        <ol className="list-decimal space-y-1 ps-5">
          {STEPS.map((step) => (
            <li key={step}>
              {say(`steps.${step}`, { review: conference.reviewDays, decision: conference.decisionDays })}
            </li>
          ))}
        </ol>
      </Card>
    </PageShell>
  );
}
