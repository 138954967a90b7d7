import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportDesk } from "@/components/imports/import-desk";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { getImportDesk, listImports } from "@/lib/imports/queries/imports";
import { beginImportUploadAction, finishImportUploadAction } from "./actions";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

/** Tables brought in: sending one, the templates, and the imports so far. */
export default async function ImportsPage({ params }: Props) {
  const ctx = await getContext();
  const { slug } = await params;
  const desk = unwrap(await getImportDesk(ctx, { slug }));
  const place = { conferenceId: desk.conference.id, delegationId: desk.delegation?.id ?? null };
  const imports = unwrap(await listImports(ctx, place));
  return (
    <PageShell width="wide" title={desk.conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={{ ...desk.conference, slug }} current="imports" />
      <ImportDesk
        importId={newId()}
        desk={desk}
        imports={imports}
        base={`/review/${slug}/imports`}
        begin={beginImportUploadAction}
        finish={finishImportUploadAction}
      />
    </PageShell>
  );
}
