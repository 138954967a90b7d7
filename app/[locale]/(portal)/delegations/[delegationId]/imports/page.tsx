import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  beginImportUploadAction,
  finishImportUploadAction,
} from "@/app/[locale]/(review)/review/[slug]/imports/actions";
import { ImportDesk } from "@/components/imports/import-desk";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { nominatingDelegation } from "@/lib/delegates/queries/nominations";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { getImportDesk, listImports } from "@/lib/imports/queries/imports";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

/** Tables brought in: sending one, the templates, and the imports so far. */
export default async function ImportsPage({ params }: Props) {
  const ctx = await getContext();
  const { delegationId } = await params;
  const desk = unwrap(await getImportDesk(ctx, { delegationId }));
  const delegation = unwrap(await nominatingDelegation(ctx, delegationId));
  const place = { conferenceId: desk.conference.id, delegationId: desk.delegation?.id ?? null };
  const imports = unwrap(await listImports(ctx, place));
  return (
    <DelegationFrame delegation={delegation} current="imports">
      <ImportDesk
        importId={newId()}
        desk={desk}
        imports={imports}
        base={`/delegations/${delegationId}/imports`}
        begin={beginImportUploadAction}
        finish={finishImportUploadAction}
      />
    </DelegationFrame>
  );
}
