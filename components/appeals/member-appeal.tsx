import { getLocale, getTranslations } from "next-intl/server";
import type { AppealStanding } from "@/lib/accreditation/appeals/queries/delegation-appeals";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  name: string;
  appeal: AppealStanding;
  place: { timeZone: string; city: string };
};

/** For the focal point: how the appeal of a refused or revoked member stands, and the way to it. */
export async function MemberAppeal({ delegateId, name, appeal, place }: Props) {
  const [say, locale] = await Promise.all([
    getTranslations("appeals.member"),
    getLocale() as Promise<Locale>,
  ]);
  const { standing, until } = appeal;
  return (
    <div className="mt-3 border-s-4 border-line ps-3">
      <p>{say(standing, { date: until ? formatInstant(new Date(until), locale, place) : "" })}</p>
      <Link
        className="inline-flex min-h-11 items-center text-action underline"
        href={`/registrations/${delegateId}#appeal-title`}
      >
        {say(standing === "open" ? "appeal" : "read")}
        <span className="sr-only"> {name}</span>
      </Link>
    </div>
  );
}
