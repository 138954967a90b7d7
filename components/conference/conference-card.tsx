import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/i18n/config";
import { formatDateRange } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  conference: { slug: string; title: string; city: string; startsOn: string; endsOn: string };
  locale: Locale;
  openLabel: string;
  /** Where the card leads; without, to the public page of the conference. */
  href?: string;
};

/** One conference in a list: what, when, where, and the way in. */
export function ConferenceCard({ conference, locale, openLabel, href }: Props) {
  const { slug, title, city, startsOn, endsOn } = conference;
  return (
    <Card>
      <h3 className="text-xl">{title}</h3>
      <p className="mt-2 text-muted">
        {formatDateRange(startsOn, endsOn, locale)} · {city}
      </p>
      <Link className={buttonClass("secondary", "mt-4")} href={href ?? `/conferences/${slug}`}>
        {openLabel}
      </Link>
    </Card>
  );
}
