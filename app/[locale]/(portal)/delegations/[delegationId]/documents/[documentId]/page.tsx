import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { ChangeLines } from "@/components/nominations/change-lines";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { DocumentChanges } from "@/components/nominations/document-changes";
import { JudgeForm } from "@/components/nominations/judge-form";
import { LineList } from "@/components/nominations/line-list";
import { NominationBadge } from "@/components/nominations/nomination-badge";
import { PaperPages } from "@/components/nominations/paper-pages";
import { ReopenButton } from "@/components/nominations/reopen-button";
import { Notice } from "@/components/ui/notice";
import { getNomination } from "@/lib/delegates/queries/nominations";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, formatPlainDate } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { DEFECT_CODES } from "@/lib/organizations/defects";
import { changeLinesAction, decideMatchAction, judgeDocumentAction } from "../actions";

type Props = { params: Promise<{ delegationId: string; documentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nominations"))("title") };
}

/** One nomination document: the paper on one side, its lines with their registrations and the check on the other. */
export default async function DocumentPage({ params }: Props) {
  const { delegationId, documentId } = await params;
  const document = unwrap(await getNomination(await getContext(), documentId));
  const { delegation, version, state, file } = document;
  if (delegation.id !== delegationId) notFound();
  const [say, reasons, locale] = await Promise.all([
    getTranslations("nominations"),
    getTranslations("reasons"),
    getLocale() as Promise<Locale>,
  ]);
  const at = (instant: string) => formatInstant(new Date(instant), locale, delegation.conference);
  const judged = state === "VERIFIED" || state === "DEFECTIVE";
  return (
    <DelegationFrame delegation={delegation} current="documents">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h1>
          {say(`kind.${document.kind}`)} <bdi>{document.reference}</bdi>
        </h1>
        <NominationBadge state={state} label={say(`state.${state}`)} />
      </div>
      <p className="text-muted">
        {say("about", {
          count: document.lines.length,
          date: formatPlainDate(document.documentDate, locale),
        })}
        {" · "}
        {say("received", { date: at(document.receivedAt) })}
      </p>
      {document.supersededBy && (
        <p className="mt-2">
          <Link
            className="text-action underline"
            href={`/delegations/${delegation.id}/documents/${document.supersededBy.id}`}
          >
            {say("view.supersededBy", { reference: document.supersededBy.reference })}
          </Link>
        </p>
      )}
      {document.defect && (
        <div className="mt-4">
          <Notice kind="danger" title={reasons(`${document.defect.code}.person` as never)}>
            {document.defect.note && (
              <p>
                <bdi>{document.defect.note}</bdi>
              </p>
            )}
          </Notice>
        </div>
      )}
      <div className="mt-6 grid gap-8 lg:grid-cols-2">
        <section aria-label={say("view.paper")} className="min-w-0">
          {file ? (
            <div className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto" tabIndex={-1}>
              <PaperPages file={file} />
            </div>
          ) : (
            <p className="text-muted">{say("view.noPaper")}</p>
          )}
        </section>
        <div className="min-w-0">
          <MessagesProvider namespaces={["nominations", "errors", "validation"]}>
            <h2>{say("view.lines")}</h2>
            {delegation.mayRecord && state === "RECEIVED" && (
              <ChangeLines
                key={version}
                documentId={document.id}
                version={version}
                lines={document.lines}
                change={changeLinesAction}
              />
            )}
            <LineList document={document} decide={decideMatchAction} />
            {document.difference && <DocumentChanges difference={document.difference} />}
            {delegation.mayVerify && state === "RECEIVED" && (
              <JudgeForm
                documentId={document.id}
                version={version}
                checks={document.checks.map(({ name }) => name)}
                defects={Object.fromEntries(
                  DEFECT_CODES.map((code) => [code, reasons(`${code}.label` as never)]),
                )}
                judge={judgeDocumentAction}
              />
            )}
            {judged && (
              <section className="mt-6">
                <h2>{say("judge.title")}</h2>
                {state === "VERIFIED" && <p>{say("judge.verified")}</p>}
                <ul className="mt-2 list-disc ps-5">
                  {document.checks.map(({ name, passes }) => (
                    <li key={name}>
                      {say(`check.${name}`)}:{" "}
                      <strong>
                        {say(passes === null ? "judge.open" : passes ? "judge.passes" : "judge.fails")}
                      </strong>
                    </li>
                  ))}
                </ul>
                {delegation.mayVerify && (
                  <ReopenButton documentId={document.id} version={version} judge={judgeDocumentAction} />
                )}
              </section>
            )}
          </MessagesProvider>
        </div>
      </div>
    </DelegationFrame>
  );
}
