import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/config";
import type { HeldRole } from "@/lib/identity/held-roles";
import { organizationName } from "@/lib/organizations/names";

/** Where a role is held, in one line: conference, delegation, categories. */
export async function RolePlace({ held }: { held: HeldRole }) {
  const [say, locale] = await Promise.all([getTranslations("identity"), getLocale() as Promise<Locale>]);
  const places = [
    held.conference ?? say("home.where.all"),
    ...(held.organization ? [organizationName(held.organization, locale)] : []),
    ...held.categories,
  ];
  return (
    <>
      {places.map((place, index) => (
        <span key={place}>
          {index > 0 && " · "}
          <bdi>{place}</bdi>
        </span>
      ))}
    </>
  );
}
