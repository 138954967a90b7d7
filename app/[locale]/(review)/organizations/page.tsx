import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { RegistryFilters } from "@/components/registry/registry-filters";
import { RegistryList } from "@/components/registry/registry-list";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listRegistry } from "@/lib/organizations/registry/queries";
import { registryFilterSchema } from "@/lib/organizations/registry/schema";

type Props = { searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registry"))("title") };
}

/** States and bodies, whatever conference they come to. */
export default async function RegistryPage({ searchParams }: Props) {
  const filter = registryFilterSchema.parse(await searchParams);
  const { rows, next, counts } = unwrap(await listRegistry(await getContext(), filter));
  const [say, locale] = await Promise.all([getTranslations("registry"), getLocale()]);
  const address = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  if (next) address.set("after", next);
  return (
    <PageShell width="wide" actions={<StaffActions />}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1>{say("title")}</h1>
        <Link
          className={buttonClass("primary")}
          href={`/organizations/new${filter.q ? `?q=${encodeURIComponent(filter.q)}` : ""}`}
        >
          {say("new")}
        </Link>
      </div>
      <p className="mb-6 max-w-prose text-muted">{say("text")}</p>
      <RegistryFilters locale={locale} filter={filter} counts={counts} />
      <div className="mt-6">
        {rows.length === 0 ? (
          <EmptyState title={say("none")}>{say("noneText")}</EmptyState>
        ) : (
          <RegistryList rows={rows} hrefOf={(id) => `/organizations/${id}`} />
        )}
      </div>
      {next && (
        <p className="mt-4">
          <Link className={buttonClass("secondary")} href={`/organizations?${address}`}>
            {say("more")}
          </Link>
        </p>
      )}
    </PageShell>
  );
}
