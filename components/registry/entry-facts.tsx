import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import type { Locale } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";
import { Link } from "@/lib/i18n/navigation";
import type { RegistryEntry } from "@/lib/organizations/registry/queries";

/** What the registry knows of an organization, and the conferences it comes to. */
export async function EntryFacts({ entry, locale }: { entry: RegistryEntry; locale: Locale }) {
  const [say, overview] = await Promise.all([getTranslations("registry"), getTranslations("overview")]);
  const linkTo = (one: { id: string; name: string }) => (
    <Link key={one.id} className="me-3 text-action underline" href={`/organizations/${one.id}`}>
      <bdi>{one.name}</bdi>
    </Link>
  );
  return (
    <Card className="mt-4">
      <Facts
        facts={[
          { label: say("form.code"), value: entry.code },
          { label: say("form.type"), value: overview(`types.${entry.type}`) },
          { label: say("form.country"), value: entry.countryIso3 && countryName(entry.countryIso3, locale) },
          { label: say("form.parent"), value: entry.parent && linkTo(entry.parent) },
          { label: say("children"), value: entry.children.length > 0 && entry.children.map(linkTo) },
          { label: say("accounts"), value: entry.accounts > 0 && String(entry.accounts) },
          {
            label: say("delegations"),
            value:
              entry.delegations.length > 0 &&
              entry.delegations.map(({ id, conference, state }) => (
                <span key={id} className="block">
                  <Link className="text-action underline" href={`/delegations/${id}/report`}>
                    <bdi>{conference}</bdi>
                  </Link>{" "}
                  <span className="text-muted">{overview(`states.${state}`)}</span>
                </span>
              )),
          },
        ].map((fact) => ({ ...fact, value: fact.value || null }))}
      />
    </Card>
  );
}
