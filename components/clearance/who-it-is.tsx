import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import type { Locale } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";
import { formatPlainDate } from "@/lib/i18n/dates";
import type { ClearanceFile } from "@/lib/screening/queries/clearance-file";

/** What a list is compared with: names, birth date, nationality and document, as last submitted. */
export async function WhoItIs({ file, locale }: { file: ClearanceFile; locale: Locale }) {
  const [say, t] = await Promise.all([getTranslations("clearance"), getTranslations("registration")]);
  const { identity, document } = file;
  const date = (value: string | null | undefined) => value && formatPlainDate(value, locale);
  const country = (code: string | undefined) => code && countryName(code, locale);
  return (
    <Card>
      <h2 className="mb-1">{say("who")}</h2>
      <Facts
        facts={[
          { label: t("identity.familyName"), value: identity?.familyName },
          { label: t("identity.givenNames"), value: identity?.givenNames },
          { label: t("identity.patronymic"), value: identity?.patronymic },
          { label: t("identity.nativeName"), value: identity?.nativeName },
          { label: t("identity.birthDate"), value: date(identity?.birthDate) },
          {
            label: t("identity.nationalities"),
            value: identity?.nationalities?.map((code) => country(code)).join(", "),
          },
          {
            label: t("document.type"),
            value: document?.type && t(`choices.document.${document.type}` as never),
          },
          { label: t("document.number"), value: document?.number },
          { label: t("document.issuer"), value: country(document?.issuer) },
          { label: t("document.expiresOn"), value: date(document?.expiresOn) },
        ]}
      />
    </Card>
  );
}
