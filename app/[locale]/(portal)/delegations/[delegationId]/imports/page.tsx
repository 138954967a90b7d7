import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportDesk } from "@/components/imports/import-desk";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Link } from "@/lib/i18n/navigation";
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
  const place = { conferenceId: desk.conference.id, delegationId: desk.delegation?.id ?? null };
  const imports = unwrap(await listImports(ctx, place));
  const say = await getTranslations("imports");
  const actions = (
    <>
      <Link
        className="flex min-h-11 items-center rounded-md px-3 hover:bg-wash"
        href={`/delegations/${delegationId}`}
      >
        {say("toDelegation")}
      </Link>
      <StaffActions />
    </>
  );
  return (
    <PageShell width="wide" title={desk.conference.shortTitle} actions={actions}>
      <ImportDesk
        importId={newId()}
        desk={desk}
        imports={imports}
        base={`/delegations/${delegationId}/imports`}
      />
    </PageShell>
  );
}
