import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { OrganizationForm } from "@/components/registry/organization-form";
import { RegistryList } from "@/components/registry/registry-list";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { Locale } from "@/lib/i18n/config";
import { countryChoices } from "@/lib/i18n/countries";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listParentChoices, listRegistry } from "@/lib/organizations/registry/queries";
import { registryFilterSchema } from "@/lib/organizations/registry/schema";
import { createOrganizationAction } from "../actions";

type Props = { searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registry"))("new") };
}

/** First a look whether the registry has it under another name, then the entry. */
export default async function NewOrganizationPage({ searchParams }: Props) {
  const ctx = await getContext();
  const { q } = registryFilterSchema.parse(await searchParams);
  const parents = unwrap(await listParentChoices(ctx));
  const alike = q ? unwrap(await listRegistry(ctx, { q })).rows : null;
  const [say, types, locale] = await Promise.all([
    getTranslations("registry"),
    getTranslations("overview.types"),
    getLocale() as Promise<Locale>,
  ]);
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <Link className="inline-flex min-h-11 items-center text-action underline" href="/organizations">
        {say("back")}
      </Link>
      <h1>{say("new")}</h1>
      <Card wash className="mt-4 space-y-4">
        <form method="get" action={`/${locale}/organizations/new`} className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-60">
            <TextField id="q" name="q" type="search" label={say("lookFirst")} defaultValue={q ?? ""} />
          </div>
          <Button type="submit" variant="secondary" worksWithoutScripts>
            {say("look")}
          </Button>
        </form>
        {alike && alike.length > 0 && (
          <>
            <Notice kind="warning" title={say("alike")} />
            <RegistryList rows={alike} hrefOf={(id) => `/organizations/${id}`} />
          </>
        )}
        {alike && alike.length === 0 && <Notice title={say("notThere")} />}
      </Card>
      <Card className="mt-6">
        <MessagesProvider namespaces={["registry", "errors", "validation"]}>
          <OrganizationForm
            key={q}
            values={{
              code: "",
              type: "NGO",
              names: q ? { [locale]: q } : {},
              acronyms: {},
              countryIso3: null,
              aliases: [],
              parentId: null,
            }}
            types={ORGANIZATION_TYPES.map((value) => ({ value, label: types(value) }))}
            countries={countryChoices(locale)}
            parents={parents}
            action={createOrganizationAction}
          />
        </MessagesProvider>
      </Card>
    </PageShell>
  );
}
