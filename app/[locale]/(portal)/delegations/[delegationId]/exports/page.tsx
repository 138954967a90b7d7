import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { startExportAction } from "@/app/[locale]/(review)/review/[slug]/exports/actions";
import { ExportDesk } from "@/components/exports/export-desk";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { listExports } from "@/lib/accreditation/queries/exports";
import { nominatingDelegation } from "@/lib/delegates/queries/nominations";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { getImportDesk } from "@/lib/imports/queries/imports";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exports"))("title") };
}

/** The people of a delegation as a file, for its focal points. */
export default async function DelegationExportsPage({ params }: Props) {
  const ctx = await getContext();
  const { delegationId } = await params;
  const { conference } = unwrap(await getImportDesk(ctx, { delegationId }));
  const delegation = unwrap(await nominatingDelegation(ctx, delegationId));
  const exports = unwrap(await listExports(ctx, { conferenceId: conference.id, delegationId }));
  return (
    <DelegationFrame delegation={delegation} current="people">
      <ExportDesk
        what={{ conferenceId: conference.id, delegationId, filter: {} }}
        ids={{ xlsx: newId(), csv: newId() }}
        exports={exports}
        place={conference}
        back={`/delegations/${delegationId}`}
        start={startExportAction}
      />
    </DelegationFrame>
  );
}
