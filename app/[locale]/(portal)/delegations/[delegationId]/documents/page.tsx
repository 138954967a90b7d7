import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { NominationBadge } from "@/components/nominations/nomination-badge";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listNominations } from "@/lib/delegates/queries/nominations";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, formatPlainDate } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nominations"))("title") };
}

/** The nomination documents of a delegation, for those who record and those who verify them. */
export default async function DocumentsPage({ params }: Props) {
  const { delegationId } = await params;
  const { delegation, documents } = unwrap(await listNominations(await getContext(), delegationId));
  const [say, reasons, locale] = await Promise.all([
    getTranslations("nominations"),
    getTranslations("reasons"),
    getLocale() as Promise<Locale>,
  ]);
  const base = `/delegations/${delegation.id}/documents`;
  return (
    <DelegationFrame delegation={delegation} current="documents">
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("text")}</p>
      {delegation.mayRecord && (
        <Link className={buttonClass("primary", "mt-4")} href={`${base}/new`}>
          {say("record")}
        </Link>
      )}
      {documents.length === 0 && (
        <div className="mt-6">
          <EmptyState title={say("none")}>
            <p>{say("noneNext")}</p>
          </EmptyState>
        </div>
      )}
      <ul className="mt-6 space-y-4">
        {documents.map((document) => (
          <li key={document.id}>
            <Card wash={document.state === "SUPERSEDED"}>
              <div className="flex flex-wrap items-start justify-between gap-3">
                <h2 className="min-w-0 text-lg font-semibold">
                  {say(`kind.${document.kind}`)} <bdi>{document.reference}</bdi>
                </h2>
                <NominationBadge state={document.state} label={say(`state.${document.state}`)} />
              </div>
              <p className="text-muted">
                {say("about", {
                  count: document.lines.length,
                  date: formatPlainDate(document.documentDate, locale),
                })}
                {" · "}
                {say("received", {
                  date: formatInstant(new Date(document.receivedAt), locale, delegation.conference),
                })}
                {!document.hasFile && ` · ${say("withoutPaper")}`}
              </p>
              {document.defectCode && (
                <p className="mt-2 font-semibold text-red">
                  {reasons(`${document.defectCode}.person` as never)}
                </p>
              )}
              <div className="mt-3 flex flex-wrap gap-3">
                <Link className={buttonClass("secondary")} href={`${base}/${document.id}`}>
                  {say("open")}
                  <span className="sr-only"> {document.reference}</span>
                </Link>
                {delegation.mayRecord && document.state !== "SUPERSEDED" && (
                  <Link className={buttonClass("quiet")} href={`${base}/new?supersedes=${document.id}`}>
                    {say("replace")}
                    <span className="sr-only"> {document.reference}</span>
                  </Link>
                )}
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </DelegationFrame>
  );
}
