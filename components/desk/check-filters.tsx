import { getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { Button, buttonClass } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import type { ChecksFilter } from "@/lib/badges/schema";
import { Link } from "@/lib/i18n/navigation";

type Props = { slug: string; locale: string; filter: ChecksFilter; numberUnknown: boolean };

/** A plain form: its address can be shared, and it works without script. */
export async function CheckFilters({ slug, locale, filter, numberUnknown }: Props) {
  const say = await getTranslations("gateLog");
  return (
    <search aria-label={say("filter")}>
      <FilterForm
        filter={filter}
        action={`/${locale}/desk/${slug}/checks`}
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-3"
      >
        <TextField
          id="number"
          name="number"
          label={say("number")}
          error={numberUnknown ? say("numberUnknown") : undefined}
          defaultValue={filter.number ?? ""}
          dir="ltr"
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          className="tabular"
        />
        <Checkbox
          id="only"
          name="only"
          value="denied"
          label={say("only")}
          defaultChecked={filter.only === "denied"}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{say("show")}</Button>
          {(filter.only || filter.number) && (
            <Link href={`/desk/${slug}/checks`} className={buttonClass("quiet")}>
              {say("all")}
            </Link>
          )}
        </div>
      </FilterForm>
    </search>
  );
}
