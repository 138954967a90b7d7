import { useTranslations } from "next-intl";
import type { Action } from "@/components/forms/use-submit";
import { LineMatch } from "@/components/nominations/line-match";
import type { MatchedPerson } from "@/lib/delegates/matched-person";
import type { NominationLineView, NominationView } from "@/lib/delegates/queries/nominations";
import { Link } from "@/lib/i18n/navigation";
import { wasSubmitted } from "@/lib/policy/delegate-states";

/** What belongs to a registration beside a line: its name where it may be seen, and why the two are taken for one. */
function Person({ person, href }: { person: MatchedPerson; href: string | null }) {
  const say = useTranslations("nominations");
  const state = useTranslations("states");
  const words = (
    <>
      <bdi>{person.name ?? say("report.unknownPerson")}</bdi>{" "}
      <bdi className="tabular">{person.reference}</bdi>
    </>
  );
  return (
    <p>
      {person.name && href ? (
        <Link className="text-action underline" href={href}>
          {words}
        </Link>
      ) : (
        words
      )}{" "}
      <span className="text-sm text-muted">{state(person.state)}</span>
    </p>
  );
}

function Match({ line, hrefOf }: { line: NominationLineView; hrefOf: (id: string) => string }) {
  const say = useTranslations("nominations");
  const { person, certainty, differences, others } = line;
  const because = (reasons: MatchedPerson["reasons"]) =>
    say("view.because", { reasons: reasons.map((reason) => say(`reason.${reason}`)).join(", ") });
  if (!person) {
    return (
      <div>
        <p className="font-semibold text-amber">
          {say(certainty === "ambiguous" ? "view.ambiguous" : "view.notRegistered")}
        </p>
        {certainty === "ambiguous" &&
          others.map((other) => (
            <Person key={other.delegateId} person={other} href={hrefOf(other.delegateId)} />
          ))}
      </div>
    );
  }
  return (
    <div>
      <Person person={person} href={hrefOf(person.delegateId)} />
      {!wasSubmitted(person.state) && <p className="text-sm text-amber">{say("view.begun")}</p>}
      <p className="text-sm text-muted">
        {certainty !== "none" && certainty !== "ambiguous" && say(`view.${certainty}`)}
        {person.reasons.length > 0 && `. ${because(person.reasons)}`}
      </p>
      {differences.map(({ kind, asRegistered }) => (
        <p key={kind} className="text-sm font-semibold text-amber">
          {say(`difference.${kind}`)}. {say("view.differs", { value: asRegistered || say("view.nothing") })}
        </p>
      ))}
    </div>
  );
}

type Props = { document: NominationView; decide: Action<undefined> };

/** The lines of a document, each with the registration that it names. */
export function LineList({ document, decide }: Props) {
  const { delegation, lines, people, state } = document;
  const hrefOf = (id: string) =>
    delegation.isOwn ? `/registrations/${id}` : `/review/${delegation.conference.slug}/${id}`;
  return (
    <ol className="mt-3 space-y-3">
      {lines.map((line) => (
        <li key={line.id} className="rounded-md border border-line p-3">
          <p className="text-sm text-muted tabular">{line.lineNumber}</p>
          <p className="font-semibold">
            <bdi>{line.nameAsWritten}</bdi>
          </p>
          <p className="mb-2 text-muted">
            <bdi>{[line.titleAsWritten, line.roleAsWritten].filter(Boolean).join(" · ")}</bdi>
          </p>
          <Match line={line} hrefOf={hrefOf} />
          {delegation.mayVerify && state !== "SUPERSEDED" && (
            <LineMatch
              key={`${line.certainty}${line.person?.delegateId}`}
              lineId={line.id}
              matched={
                line.person?.name
                  ? { delegateId: line.person.delegateId, confirmed: line.certainty === "confirmed" }
                  : null
              }
              people={people}
              decide={decide}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
