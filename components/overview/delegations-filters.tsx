import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { DelegationsFilter } from "@/lib/badges/schema";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import { REGIONAL_GROUPS } from "@/lib/organizations/regional-groups";

type Props = { slug: string; locale: string; filter: DelegationsFilter };

const STANDINGS = ["NONE", "DEFECTIVE", "RECEIVED", "VERIFIED"] as const;

/** A plain form: its address can be shared, and it works without script. */
export async function DelegationsFilters({ slug, locale, filter }: Props) {
  const say = await getTranslations("overview");
  return (
    <search>
      <form
        method="get"
        action={`/${locale}/review/${slug}/delegations`}
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
      >
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
          choices={[...REGIONAL_GROUPS, "NONE" as const].map((value) => ({
            value,
            label: say(`regions.${value}`),
          }))}
          defaultValue={filter.region ?? ""}
        />
        <SelectField
          id="documents"
          name="documents"
          label={say("documents")}
          prompt={say("all")}
          choices={STANDINGS.map((value) => ({ value, label: say(`standing.${value}`) }))}
          defaultValue={filter.documents ?? ""}
        />
        <Checkbox id="gap" name="gap" value="1" label={say("gap")} defaultChecked={filter.gap === "1"} />
        <Checkbox
          id="unheard"
          name="unheard"
          value="1"
          label={say("unheard")}
          defaultChecked={filter.unheard === "1"}
        />
        <div>
          <Button type="submit" variant="secondary" worksWithoutScripts>
            {say("apply")}
          </Button>
        </div>
      </form>
    </search>
  );
}
