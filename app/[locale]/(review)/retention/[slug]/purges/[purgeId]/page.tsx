import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { BatchWatch } from "@/components/desk/batch-watch";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ClassCounts } from "@/components/retention/class-counts";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { refuse } from "@/lib/result";
import { getPurgeReport } from "@/lib/retention/queries/purge-report";

type Props = { params: Promise<{ slug: string; purgeId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("retention"))("report.title") };
}

/** One purge: who asked and signed, how far it is, what went, and who was left out. */
export default async function PurgePage({ params }: Props) {
  const { purgeId } = await params;
  const known = z.uuid().safeParse(purgeId).success;
  const report = unwrap(
    known ? await getPurgeReport(await getContext(), purgeId) : refuse("NOT_FOUND", "purgeNotFound"),
  );
  const [say, locale] = await Promise.all([getTranslations("retention"), getLocale() as Promise<Locale>]);
  const when = (instant: string | null) => instant && formatInstant(new Date(instant), locale, report);
  const { total, settled, startedAt, finishedAt, leftOut } = report;
  return (
    <PageShell width="text" title={report.title} actions={<StaffActions />}>
      <p>
        <Link
          className="inline-flex min-h-11 items-center text-action underline"
          href={`/retention/${report.slug}`}
        >
          {say("report.back")}
        </Link>
      </p>
      <h1>{say("report.title")}</h1>
      <div className="my-4 space-y-4" role="status">
        {!startedAt && <Notice kind="info" title={say("report.waits")} />}
        {startedAt && !finishedAt && (
          <>
            <Progress label={say("report.running", { settled, total })} value={settled} max={total} />
            <p className="text-muted">{say("report.leave")}</p>
          </>
        )}
        {finishedAt && (
          <Notice
            kind={leftOut.length > 0 ? "warning" : "success"}
            title={say("report.done", { done: total - leftOut.length, left: leftOut.length })}
          />
        )}
      </div>
      <BatchWatch busy={startedAt !== null && finishedAt === null} />
      <Facts
        facts={[
          { label: say("report.askedBy"), value: report.askedBy },
          { label: say("report.askedAt"), value: when(report.createdAt) },
          { label: say("report.why"), value: report.reason },
          { label: say("report.signedBy"), value: report.signedBy },
          { label: say("report.startedAt"), value: when(startedAt) },
          { label: say("report.finishedAt"), value: when(finishedAt) },
          {
            label: say("dryRun.hash"),
            value: <span className="font-mono text-sm break-all">{report.listHash}</span>,
          },
        ]}
      />
      {startedAt && (
        <>
          <h2 className="mt-6 mb-2">{say("report.gone")}</h2>
          <ClassCounts classes={report.classes.filter(({ people, files }) => people + files > 0)} />
        </>
      )}
      {leftOut.length > 0 && (
        <>
          <h2 className="mt-6 mb-2">{say("report.leftOut")}</h2>
          <ul className="divide-y divide-line">
            {leftOut.map(({ reference, reason }) => (
              <li key={reference ?? "sheets"} className="py-2">
                <bdi className="font-semibold">{reference ?? say("dryRun.sheets")}</bdi>
                <p className="text-muted">{say(`report.reason.${reason}`)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </PageShell>
  );
}
