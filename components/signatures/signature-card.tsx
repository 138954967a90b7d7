import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { type Fact, Facts } from "@/components/ui/facts";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import type { SignatureView } from "@/lib/signatures/queries/signatures";

type Props = {
  request: SignatureView;
  /** What exactly happens, drawn by the kind's own component; null when it is not open to the reader any more. */
  act: ReactNode;
  /** The reader asked for it; otherwise it waits for the reader. */
  own?: boolean;
  /** What the reader may do about it. */
  children?: ReactNode;
};

/** One request: who asked, why and until when, what happens, and how it ended. */
export async function SignatureCard({ request, act, own = false, children }: Props) {
  const [say, roleName, locale] = await Promise.all([
    getTranslations("signatures"),
    getTranslations("roles"),
    getLocale() as Promise<Locale>,
  ]);
  const { id, kind, state, conference, asker, reason, settledBy, settledAt, answer } = request;
  const place = conference ?? { timeZone: "UTC", city: "UTC" };
  const when = (instant: string | null) => instant && formatInstant(new Date(instant), locale, place);
  const asked: Fact[] = [
    {
      label: say("fact.asker"),
      value: asker.role ? say("byRole", { name: asker.name, role: roleName(asker.role) }) : asker.name,
    },
    { label: say("fact.why"), value: reason },
    { label: say("fact.conference"), value: conference?.title ?? say("fact.allConferences") },
    { label: say("fact.askedAt"), value: when(request.requestedAt) },
    { label: say("fact.expiresAt"), value: state === "OPEN" ? when(request.expiresAt) : null },
    { label: say("fact.settledBy"), value: state === "WITHDRAWN" ? null : settledBy },
    { label: say("fact.settledAt"), value: when(settledAt) },
    { label: say("fact.answer"), value: answer },
  ];
  return (
    <Card className="space-y-4">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 id={`request-${id}`}>{say(`kind.${kind}`)}</h3>
        <span className="font-semibold text-muted">{say(`state.${state}`)}</span>
      </header>
      <Facts facts={asked} />
      <section aria-labelledby={`request-${id} act-${id}`} className="space-y-3">
        <h4 id={`act-${id}`} className="font-semibold">
          {say(own ? "would" : "what")}
        </h4>
        {act ?? <p className="text-muted">{say("elsewhere")}</p>}
      </section>
      {children}
    </Card>
  );
}
