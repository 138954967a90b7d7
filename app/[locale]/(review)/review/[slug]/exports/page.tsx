import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportDesk } from "@/components/exports/export-desk";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { queueHref } from "@/components/review/queue-href";
import { reachesBeyondDelegation } from "@/lib/accreditation/personal-export";
import { listExports } from "@/lib/accreditation/queries/exports";
import { queueFilterSchema } from "@/lib/accreditation/schema";
import { getPublicConference } from "@/lib/conferences/queries";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { can } from "@/lib/policy/can";
import { listSignatures } from "@/lib/signatures/queries/signatures";
import { askExportAction, startExportAction } from "./actions";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exports"))("title") };
}

/** The people of the filtered queue as a file; the filter is that of the address, as in the queue. */
export default async function ExportsPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const { after: _page, ...filter } = queueFilterSchema.parse(await searchParams);
  const exports = unwrap(await listExports(ctx, { conferenceId: conference.id, delegationId: null }));
  const beyond = reachesBeyondDelegation({ filter });
  const allowed = can(ctx.actor, "export.personal", { conferenceId: conference.id });
  const asked = beyond && allowed ? unwrap(await listSignatures(ctx)).asked : [];
  const waiting = asked.some(
    ({ kind, state, conference: place }) =>
      kind === "PERSONAL_EXPORT" && state === "OPEN" && place?.id === conference.id,
  );
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="queue" />
      <ExportDesk
        what={{ conferenceId: conference.id, filter }}
        ids={{ xlsx: newId(), csv: newId() }}
        exports={exports}
        place={conference}
        back={queueHref(conference.slug, filter)}
        {...(beyond
          ? { start: askExportAction, second: { allowed, waiting } }
          : { start: startExportAction })}
      />
    </PageShell>
  );
}
