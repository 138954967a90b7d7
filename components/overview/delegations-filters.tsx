import { getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { OrganizationFilterFields } from "@/components/overview/organization-filter-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import type { DelegationsFilter } from "@/lib/badges/schema";

type Props = { slug: string; locale: string; filter: DelegationsFilter };

const STANDINGS = ["NONE", "DEFECTIVE", "RECEIVED", "VERIFIED"] as const;

/** A plain form: its address can be shared, and it works without script. */
export async function DelegationsFilters({ slug, locale, filter }: Props) {
  const say = await getTranslations("overview");
  return (
    <search>
      <FilterForm
        filter={filter}
        action={`/${locale}/review/${slug}/delegations`}
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
      >
        <OrganizationFilterFields filter={filter} />
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
      </FilterForm>
    </search>
  );
}
