import { getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { RegistryFilter } from "@/lib/organizations/registry/schema";

type Props = {
  locale: string;
  filter: RegistryFilter;
  counts: { type: string; count: number }[];
};

/** A plain form: its address can be shared, and it works without script. */
export async function RegistryFilters({ locale, filter, counts }: Props) {
  const [say, overview] = await Promise.all([getTranslations("registry"), getTranslations("overview")]);
  const countOf = (type: string) => counts.find((entry) => entry.type === type)?.count ?? 0;
  return (
    <search>
      <FilterForm
        filter={filter}
        action={`/${locale}/organizations`}
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
      >
        <TextField id="q" name="q" type="search" label={say("search")} defaultValue={filter.q ?? ""} />
        <SelectField
          id="type"
          name="type"
          label={overview("type")}
          prompt={overview("all")}
          choices={ORGANIZATION_TYPES.map((value) => ({
            value,
            label: `${overview(`types.${value}`)} (${countOf(value)})`,
          }))}
          defaultValue={filter.type ?? ""}
        />
        <Checkbox
          id="suspended"
          name="suspended"
          value="1"
          label={say("onlySuspended")}
          defaultChecked={filter.suspended === "1"}
        />
        <div>
          <Button type="submit" variant="secondary" worksWithoutScripts>
            {overview("apply")}
          </Button>
        </div>
      </FilterForm>
    </search>
  );
}
