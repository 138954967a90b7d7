import { getLocale, getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/facts";
import { StateBadge } from "@/components/ui/state-badge";
import type { RevocationToSign } from "@/lib/accreditation/queries/revocations-to-sign";
import { LOCALE_NAMES } from "@/lib/i18n/config";
import { loadNamespace, localeOf } from "@/lib/i18n/load-messages";
import { Link } from "@/lib/i18n/navigation";

type ReasonWords = Record<string, { person: string }>;

/** A revocation as it will be carried out, with the words that the person reads. */
export async function RevocationAct({ act }: { act: RevocationToSign }) {
  const [say, states, reasons, locale] = await Promise.all([
    getTranslations("signatures.revocation"),
    getTranslations("states"),
    getTranslations("reasons"),
    getLocale(),
  ]);
  const spoken = localeOf(act.locale);
  const words = loadNamespace(spoken, "reasons") as ReasonWords;
  return (
    <>
      <p>
        {say("text")} {say(act.hasBadge ? "badge" : "noBadge")}
      </p>
      <Facts
        facts={[
          {
            label: say("person"),
            value: (
              <>
                <bdi>{act.name}</bdi>
                {act.nativeName && (
                  <>
                    {" · "}
                    <bdi>{act.nativeName}</bdi>
                  </>
                )}
              </>
            ),
          },
          { label: say("reference"), value: act.reference },
          { label: say("delegation"), value: act.delegation },
          { label: say("category"), value: act.category },
          { label: say("now"), value: <StateBadge state={act.state} label={states(act.state)} /> },
          { label: say("reason"), value: reasons(`${act.reasonCode}.label`) },
        ]}
      />
      <figure className="rounded-md border border-line bg-wash p-3">
        <figcaption className="text-sm text-muted">
          {say("mail", { language: LOCALE_NAMES[spoken] })}
        </figcaption>
        <blockquote lang={spoken} dir="auto" className="mt-1 space-y-1">
          <p>{words[act.reasonCode]?.person}</p>
          <p>{act.textForPerson}</p>
        </blockquote>
      </figure>
      <Link
        className="inline-flex min-h-11 items-center text-action underline"
        href={`/review/${act.slug}/${act.delegateId}`}
        locale={locale}
      >
        {say("open")}
      </Link>
    </>
  );
}
