import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/imports/import-page";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getImport, getImportDesk } from "@/lib/imports/queries/imports";
import { importFilterSchema } from "@/lib/imports/schema";
import {
  chooseColumnsAction,
  chooseSheetAction,
  commitImportAction,
  discardImportAction,
  selectRowsAction,
} from "../actions";

type Props = {
  params: Promise<{ slug: string; importId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

/** One import: its preview row by row, its progress, and its report. */
export default async function ImportRowsPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const { slug, importId } = await params;
  const filter = importFilterSchema.parse(await searchParams);
  const desk = unwrap(await getImportDesk(ctx, { slug }));
  const view = unwrap(await getImport(ctx, { importId, desk, filter }));
  return (
    <PageShell width="wide" title={desk.conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={{ ...desk.conference, slug }} current="imports" />
      <ImportPage
        view={view}
        filter={filter}
        base={`/review/${slug}/imports`}
        place={desk.conference}
        actions={{
          chooseColumns: chooseColumnsAction,
          chooseSheet: chooseSheetAction,
          selectRows: selectRowsAction,
          commit: commitImportAction,
          discard: discardImportAction,
        }}
      />
    </PageShell>
  );
}
