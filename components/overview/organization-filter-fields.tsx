import { getTranslations } from "next-intl/server";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import { REGIONAL_GROUPS, type RegionalGroup } from "@/lib/organizations/regional-groups";

type Props = {
  filter: { q?: string; type?: (typeof ORGANIZATION_TYPES)[number]; region?: RegionalGroup | "NONE" };
};

/** Fields of a filter that every list of bodies has: words, type, region. */
export async function OrganizationFilterFields({ filter }: Props) {
  const say = await getTranslations("overview");
  const regions = [...REGIONAL_GROUPS, "NONE" as const];
  return (
    <>
      <TextField id="q" name="q" type="search" label={say("search")} defaultValue={filter.q ?? ""} />
      <SelectField
        id="type"
        name="type"
        label={say("type")}
        prompt={say("all")}
        choices={ORGANIZATION_TYPES.map((value) => ({ value, label: say(`types.${value}`) }))}
        defaultValue={filter.type ?? ""}
      />
      <SelectField
        id="region"
        name="region"
        label={say("region")}
        prompt={say("all")}
        choices={regions.map((value) => ({ value, label: say(`regions.${value}`) }))}
        defaultValue={filter.region ?? ""}
      />
    </>
  );
}
