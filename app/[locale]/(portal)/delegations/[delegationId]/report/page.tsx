import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { Notice } from "@/components/ui/notice";
import type { MatchedPerson } from "@/lib/delegates/matched-person";
import { getDelegationReport, type ReportedLine } from "@/lib/delegates/queries/delegation-report";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nominations"))("report.title") };
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="mt-6">
      <h2>
        {title} <span className="tabular text-muted">{count}</span>
      </h2>
      <ul className="mt-2 divide-y divide-line border-y border-line">{children}</ul>
    </section>
  );
}

/** Who is named and not registered, registered and not named, and where the two say different things; live. */
export default async function ReportPage({ params }: Props) {
  const report = unwrap(await getDelegationReport(await getContext(), (await params).delegationId));
  const { delegation, unregistered, begun, notNominated, differences, open } = report;
  const [say, state] = await Promise.all([getTranslations("nominations"), getTranslations("states")]);
  const findings = [unregistered, begun, notNominated, differences, open];
  const line = ({ documentId, lineNumber, name, title }: ReportedLine) => (
    <p>
      <Link className="text-action underline" href={`/delegations/${delegation.id}/documents/${documentId}`}>
        <bdi>{name}</bdi>
      </Link>{" "}
      <span className="text-sm text-muted">
        <bdi>{title}</bdi> · {say("form.line", { number: lineNumber })}
      </span>
    </p>
  );
  const person = ({ name, reference, state: now, delegateId }: MatchedPerson) => (
    <p>
      <Link
        className="text-action underline"
        href={
          delegation.isOwn
            ? `/registrations/${delegateId}`
            : `/review/${delegation.conference.slug}/${delegateId}`
        }
      >
        <bdi>{name}</bdi> <bdi className="tabular">{reference}</bdi>
      </Link>{" "}
      <span className="text-sm text-muted">{state(now)}</span>
    </p>
  );
  return (
    <DelegationFrame delegation={delegation} current="report">
      <h1>{say("report.title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("report.text")}</p>
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
        {(["nominated", "agreeing"] as const).map((fact) => (
          <div key={fact}>
            <dt className="text-sm text-muted">{say(`report.${fact}`)}</dt>
            <dd className="tabular text-2xl font-semibold">{report[fact]}</dd>
          </div>
        ))}
      </dl>
      {report.nominated === 0 && (
        <div className="mt-4">
          <Notice kind="warning" title={say("report.noLines")} />
        </div>
      )}
      {report.nominated > 0 && findings.every((group) => group.length === 0) && (
        <div className="mt-4">
          <Notice kind="success" title={say("report.clean")} />
        </div>
      )}
      <Group title={say("report.unregistered")} count={unregistered.length}>
        {unregistered.map((found) => (
          <li key={found.lineId} className="py-2">
            {line(found)}
          </li>
        ))}
      </Group>
      <Group title={say("report.begun")} count={begun.length}>
        {begun.map((found) => (
          <li key={found.lineId} className="py-2">
            {line(found)}
            {found.person.name ? person(found.person) : <p>{say("report.unknownPerson")}</p>}
          </li>
        ))}
      </Group>
      <Group title={say("report.notNominated")} count={notNominated.length}>
        {notNominated.map((found) => (
          <li key={found.delegateId} className="py-2">
            {person(found)}
          </li>
        ))}
      </Group>
      <Group title={say("report.differences")} count={differences.length}>
        {differences.map((found) => (
          <li key={found.lineId + found.what.kind} className="py-2">
            {line(found)}
            {person(found.person)}
            <dl className="mt-1 grid gap-x-4 text-sm sm:grid-cols-[8rem_1fr]">
              <dt className="text-muted">
                {say(`difference.${found.what.kind}`)} · {say("report.onPaper")}
              </dt>
              <dd>
                <bdi>{found.what.asWritten}</bdi>
              </dd>
              <dt className="text-muted">{say("report.registeredAs")}</dt>
              <dd>
                <bdi>{found.what.asRegistered || say("view.nothing")}</bdi>
              </dd>
            </dl>
          </li>
        ))}
      </Group>
      <Group title={say("report.ambiguous")} count={open.length}>
        {open.map((found) => (
          <li key={found.lineId} className="py-2">
            {line(found)}
            {found.candidates.map((candidate) => (
              <div key={candidate.delegateId}>{person(candidate)}</div>
            ))}
          </li>
        ))}
      </Group>
    </DelegationFrame>
  );
}
