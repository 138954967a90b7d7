import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  chooseColumnsAction,
  chooseSheetAction,
  commitImportAction,
  discardImportAction,
  selectRowsAction,
} from "@/app/[locale]/(review)/review/[slug]/imports/actions";
import { ImportPage } from "@/components/imports/import-page";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { nominatingDelegation } from "@/lib/delegates/queries/nominations";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getImport, getImportDesk } from "@/lib/imports/queries/imports";
import { importFilterSchema } from "@/lib/imports/schema";

type Props = {
  params: Promise<{ delegationId: string; importId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

/** One import: its preview row by row, its progress, and its report. */
export default async function ImportRowsPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const { delegationId, importId } = await params;
  const filter = importFilterSchema.parse(await searchParams);
  const desk = unwrap(await getImportDesk(ctx, { delegationId }));
  const delegation = unwrap(await nominatingDelegation(ctx, delegationId));
  const view = unwrap(await getImport(ctx, { importId, desk, filter }));
  return (
    <DelegationFrame delegation={delegation} current="imports">
      <ImportPage
        view={view}
        filter={filter}
        base={`/delegations/${delegationId}/imports`}
        place={desk.conference}
        actions={{
          chooseColumns: chooseColumnsAction,
          chooseSheet: chooseSheetAction,
          selectRows: selectRowsAction,
          commit: commitImportAction,
          discard: discardImportAction,
        }}
      />
    </DelegationFrame>
  );
}
