import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BatchForm } from "@/components/desk/batch-form";
import { BatchList } from "@/components/desk/batch-list";
import { BatchWatch } from "@/components/desk/batch-watch";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { getBatchChoice, listBadgeBatches } from "@/lib/badges/queries/batches";
import { getDeskConference } from "@/lib/badges/queries/desk-conference";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { requestBatchAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("batch.title") };
}

/** Printing many badges in the background, with progress that can be left and found again. */
export default async function BatchesPage({ params }: { params: Promise<{ slug: string }> }) {
  const ctx = await getContext();
  const say = await getTranslations("desk");
  const conference = unwrap(await getDeskConference(ctx, (await params).slug));
  const choice = unwrap(await getBatchChoice(ctx, conference.id));
  const batches = unwrap(await listBadgeBatches(ctx, conference.id));
  const place = { timeZone: conference.timeZone, city: conference.city };
  const busy = batches.some(({ state }) => state !== "DONE");
  return (
    <PageShell
      dark
      title={conference.shortTitle}
      actions={
        <>
          <Link
            href={`/desk/${conference.slug}`}
            className="flex min-h-11 items-center rounded-md px-3 hover:bg-wash"
          >
            {say("backToDesk")}
          </Link>
          <StaffActions />
        </>
      }
    >
      <h1 className="mb-2">{say("batch.title")}</h1>
      <p className="mb-6 text-lg">{say("batch.waiting", { count: choice.total })}</p>
      <MessagesProvider namespaces={["desk", "errors"]}>
        {choice.total > 0 && (
          <BatchForm
            key={batches[0]?.id}
            batchId={newId()}
            conferenceId={conference.id}
            choice={choice}
            place={place}
            action={requestBatchAction}
          />
        )}
        <BatchWatch busy={busy} />
      </MessagesProvider>
      <div className="mt-8">
        <BatchList slug={conference.slug} batches={batches} place={place} />
      </div>
    </PageShell>
  );
}
