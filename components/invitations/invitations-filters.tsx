import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { InvitationsFilter } from "@/lib/organizations/invitations/schema";
import { REGIONAL_GROUPS } from "@/lib/organizations/regional-groups";

type Props = { slug: string; locale: string; filter: InvitationsFilter };

/** A plain form: its address can be shared, and it works without script. */
export async function InvitationsFilters({ slug, locale, filter }: Props) {
  const say = await getTranslations("overview");
  const own = await getTranslations("invitations");
  const regions = [...REGIONAL_GROUPS, "NONE" as const];
  return (
    <search>
      <form
        method="get"
        action={`/${locale}/review/${slug}/invitations`}
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
          choices={regions.map((value) => ({ value, label: say(`regions.${value}`) }))}
          defaultValue={filter.region ?? ""}
        />
        <Checkbox id="all" name="all" value="1" label={own("all")} defaultChecked={filter.all === "1"} />
        <div>
          <Button type="submit" variant="secondary" worksWithoutScripts>
            {say("apply")}
          </Button>
        </div>
      </form>
    </search>
  );
}
