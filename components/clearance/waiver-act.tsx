import { getLocale, getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/facts";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import type { WaiverToSign } from "@/lib/screening/queries/waivers-to-sign";

/** A waiver as it will be written into the file. */
export async function WaiverAct({ act }: { act: WaiverToSign }) {
  const [say, locale] = await Promise.all([getTranslations("waiver"), getLocale() as Promise<Locale>]);
  return (
    <>
      <p>{say("text")}</p>
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
          { label: say("rank"), value: act.rank },
          {
            label: say("until"),
            value: act.validUntil ? formatPlainDate(act.validUntil, locale) : say("untilEnd"),
          },
        ]}
      />
      <Link
        className="inline-flex min-h-11 items-center text-action underline"
        href={`/review/${act.slug}/${act.delegateId}`}
      >
        {say("open")}
      </Link>
    </>
  );
}
