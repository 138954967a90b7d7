import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BatchWatch } from "@/components/desk/batch-watch";
import { InvitationReport } from "@/components/invitations/invitation-report";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { Progress } from "@/components/ui/progress";
import { getPublicConference } from "@/lib/conferences/queries";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getInvitationRun } from "@/lib/organizations/invitations/queries/runs";
import { refuse } from "@/lib/result";

type Props = { params: Promise<{ slug: string; runId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitations"))("title") };
}

/** One run of invitations: how far it is, and what became of each organization. */
export default async function InvitationRunPage({ params }: Props) {
  const { slug, runId } = await params;
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, slug));
  const run = unwrap(
    z.uuid().safeParse(runId).success
      ? await getInvitationRun(ctx, { conferenceId: conference.id, runId })
      : refuse("NOT_FOUND", "invitationRunNotFound"),
  );
  const [say, errors] = await Promise.all([getTranslations("invitations.run"), getTranslations("errors")]);
  const { state, settled, total } = run;
  const rows = run.rows.map(({ organizationId, name, outcome, message }) => ({
    id: organizationId,
    name,
    outcome,
    note: message ? errors(message as never) : "",
  }));
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="delegations" />
      <p>
        <Link
          className="inline-flex min-h-11 items-center text-action underline"
          href={`/review/${slug}/invitations`}
        >
          {say("back")}
        </Link>
      </p>
      <h1>{say("title", { count: total })}</h1>
      <div className="my-4 space-y-4" role="status">
        <p className="font-semibold">{say(`state.${state}`)}</p>
        {state === "RUNNING" && (
          <>
            <Progress label={say("progress", { done: settled, total })} value={settled} max={total} />
            <p className="text-muted">{say("leave")}</p>
          </>
        )}
      </div>
      <BatchWatch busy={state === "RUNNING"} />
      {rows.length > 0 && (
        <MessagesProvider namespaces={["invitations"]}>
          <InvitationReport rows={rows} done />
        </MessagesProvider>
      )}
    </PageShell>
  );
}
