import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { MergeMoves } from "@/components/registry/merge-moves";
import { RegistryList } from "@/components/registry/registry-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/text-field";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getMergePreview, getRegistryEntry, listRegistry } from "@/lib/organizations/registry/queries";
import { registryFilterSchema } from "@/lib/organizations/registry/schema";
import { mergeOrganizationsAction } from "../../actions";

type Props = {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

const withSchema = z.uuid().optional().catch(undefined);

/** Chooses the entry to take over, shows exactly what moves, and then merges. */
export default async function MergeOrganizationPage({ params, searchParams }: Props) {
  const { organizationId } = await params;
  if (!z.uuid().safeParse(organizationId).success) notFound();
  const [ctx, query, locale] = [await getContext(), await searchParams, await getLocale()];
  const entry = unwrap(await getRegistryEntry(ctx, organizationId));
  const { q } = registryFilterSchema.parse(query);
  const other = withSchema.parse(query.with);
  const say = await getTranslations("registry");
  const base = `/organizations/${entry.id}/merge`;
  const found = q && !other ? unwrap(await listRegistry(ctx, { q })).rows : null;
  const candidates = found?.filter(({ id, mergedInto }) => id !== entry.id && !mergedInto);
  const preview = other ? unwrap(await getMergePreview(ctx, entry.id, other)) : null;
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <Link
        className="inline-flex min-h-11 items-center text-action underline"
        href={`/organizations/${entry.id}`}
      >
        <bdi>{entry.name}</bdi>
      </Link>
      <h1>{say("merge")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("mergeText")}</p>
      <form method="get" action={`/${locale}${base}`} className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <TextField id="q" name="q" type="search" label={say("mergeSearch")} defaultValue={q ?? ""} />
        </div>
        <Button type="submit" variant="secondary" worksWithoutScripts>
          {say("look")}
        </Button>
      </form>
      <div className="mt-6">
        {candidates && candidates.length === 0 && <EmptyState title={say("none")} />}
        {candidates && candidates.length > 0 && (
          <RegistryList rows={candidates} hrefOf={(id) => `${base}?with=${id}`} />
        )}
        {preview && (
          <MessagesProvider namespaces={["registry", "errors", "validation"]}>
            <MergeMoves preview={preview} action={mergeOrganizationsAction} />
          </MessagesProvider>
        )}
      </div>
    </PageShell>
  );
}
