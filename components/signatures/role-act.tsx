import { getLocale, getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/facts";
import type { Locale } from "@/lib/i18n/config";
import type { RoleToSign } from "@/lib/identity/queries/roles-to-sign";
import { organizationName } from "@/lib/organizations/names";

/** A role as it will be granted. */
export async function RoleAct({ act }: { act: RoleToSign }) {
  const [say, fact, roleName, locale] = await Promise.all([
    getTranslations("signatures.role"),
    getTranslations("signatures.fact"),
    getTranslations("roles"),
    getLocale() as Promise<Locale>,
  ]);
  const places = [
    act.conference ?? fact("allConferences"),
    ...(act.organization ? [organizationName(act.organization, locale)] : []),
    ...act.categories,
  ];
  return (
    <>
      <p>{say("text")}</p>
      <Facts
        facts={[
          { label: say("person"), value: act.name },
          { label: say("email"), value: <span className="break-all">{act.email}</span> },
          { label: say("role"), value: roleName(act.role) },
          {
            label: say("where"),
            value: places.map((place, index) => (
              <span key={place}>
                {index > 0 && " · "}
                <bdi>{place}</bdi>
              </span>
            )),
          },
        ]}
      />
    </>
  );
}
