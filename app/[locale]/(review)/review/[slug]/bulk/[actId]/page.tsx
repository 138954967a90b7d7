import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BulkReport } from "@/components/bulk/bulk-report";
import { BulkTermsView } from "@/components/bulk/bulk-terms-view";
import { BatchWatch } from "@/components/desk/batch-watch";
import { ActButton } from "@/components/imports/act-button";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { getBulkAct } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { getPublicConference } from "@/lib/conferences/queries";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { refuse } from "@/lib/result";
import { startBulkActAction } from "../actions";

type Props = { params: Promise<{ slug: string; actId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bulk"))("title") };
}

/** One act on many people: what would happen, how far it is, and what became of each. */
export default async function BulkActPage({ params }: Props) {
  const { slug, actId } = await params;
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, slug));
  const known = z.uuid().safeParse(actId).success;
  const act = unwrap(
    known
      ? await getBulkAct(ctx, { conferenceId: conference.id, actId })
      : refuse("NOT_FOUND", "bulkActNotFound"),
  );
  const say = await getTranslations("bulk");
  const { counts, state, kind } = act;
  const total = act.rows.length;
  const tried = total - counts.NEW;
  const toDo = counts.READY + counts.DONE + counts.FAILED;
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="queue" />
      <p>
        <Link
          className="inline-flex min-h-11 items-center text-action underline"
          href={`/review/${slug}/bulk`}
        >
          {say("backToActs")}
        </Link>
      </p>
      <h1>{say("of", { kind: say(`kind.${kind}`), count: total })}</h1>
      <BulkTermsView act={act} />
      <div className="my-4 space-y-4" role="status">
        <p className="font-semibold">{say(`actState.${state}`)}</p>
        {state === "TRYING" && (
          <>
            <Progress label={say("trying", { done: tried, total })} value={tried} max={total} />
            <p className="text-muted">{say("leave")}</p>
          </>
        )}
        {state === "PREVIEW" && (
          <>
            <Notice
              kind={counts.READY > 0 ? "info" : "warning"}
              title={say("willHappen", { count: counts.READY })}
            >
              {counts.BLOCKED > 0 && <p>{say("willNot", { count: counts.BLOCKED })}</p>}
            </Notice>
            <p className="text-muted">{say("unused")}</p>
          </>
        )}
        {state === "RUNNING" && (
          <>
            <Progress
              label={say("running", { done: counts.DONE + counts.FAILED, total: toDo })}
              value={counts.DONE + counts.FAILED}
              max={toDo}
            />
            <p className="text-muted">{say("leave")}</p>
          </>
        )}
        {state === "DONE" && (
          <Notice
            kind={counts.FAILED > 0 ? "warning" : "success"}
            title={say("result", { done: counts.DONE, left: counts.FAILED + counts.BLOCKED })}
          />
        )}
      </div>
      {state === "PREVIEW" && (
        <div className="mb-6 flex flex-wrap gap-3">
          {counts.READY > 0 && act.allowed && (
            <MessagesProvider namespaces={["errors", "validation"]}>
              <ActButton
                action={startBulkActAction}
                input={{ actId, people: counts.READY }}
                label={say(`start.${kind}`, { count: counts.READY })}
                variant="primary"
              />
            </MessagesProvider>
          )}
          <Link
            className="inline-flex min-h-11 items-center text-action underline"
            href={`/review/${slug}/bulk`}
          >
            {say("again")}
          </Link>
        </div>
      )}
      <BatchWatch busy={state === "TRYING" || state === "RUNNING"} />
      <BulkReport slug={slug} act={act} />
    </PageShell>
  );
}
