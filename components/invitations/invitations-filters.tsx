import { getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { OrganizationFilterFields } from "@/components/overview/organization-filter-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { InvitationsFilter } from "@/lib/organizations/invitations/schema";

type Props = { slug: string; locale: string; filter: InvitationsFilter };

/** A plain form: its address can be shared, and it works without script. */
export async function InvitationsFilters({ slug, locale, filter }: Props) {
  const say = await getTranslations("overview");
  const own = await getTranslations("invitations");
  return (
    <search>
      <FilterForm
        filter={filter}
        action={`/${locale}/review/${slug}/invitations`}
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
      >
        <OrganizationFilterFields filter={filter} />
        <Checkbox id="all" name="all" value="1" label={own("all")} defaultChecked={filter.all === "1"} />
        <div>
          <Button type="submit" variant="secondary" worksWithoutScripts>
            {say("apply")}
          </Button>
        </div>
      </FilterForm>
    </search>
  );
}
