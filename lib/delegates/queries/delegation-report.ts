import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { type ControlDifference, controlReport } from "@/lib/delegates/control-report";
import { matchingInput } from "@/lib/delegates/delegation-matching";
import { type MatchedPerson, personFor } from "@/lib/delegates/matched-person";
import { type NominatingDelegation, nominatingDelegation } from "@/lib/delegates/queries/nominations";
import { authorizeAny } from "@/lib/policy/can";
import { wasSubmitted } from "@/lib/policy/delegate-states";
import { ok, type Result, refusal } from "@/lib/result";

/** A line of the control report, with the document that it stands in. */
export type ReportedLine = {
  lineId: string;
  documentId: string;
  lineNumber: number;
  name: string;
  title: string;
};

export type DelegationReport = {
  delegation: NominatingDelegation;
  nominated: number;
  /** Named, and nobody has begun a registration. */
  unregistered: ReportedLine[];
  /** Named, begun, and not submitted yet. */
  begun: (ReportedLine & { person: MatchedPerson })[];
  /** Submitted, and on no document in force. */
  notNominated: MatchedPerson[];
  differences: (ReportedLine & { person: MatchedPerson; what: ControlDifference })[];
  /** Several registrations could be meant; a person has to say. */
  open: (ReportedLine & { candidates: MatchedPerson[] })[];
  /** Named, submitted, and nothing differs. */
  agreeing: number;
};

/**
 * The control report of a delegation, worked out at each look: who is on the documents in force without a
 * registration, who is registered and on none, and where titles, roles and names say two things.
 * @returns NOT_FOUND for a delegation out of reach
 */
export async function getDelegationReport(ctx: Ctx, delegationId: string): Promise<Result<DelegationReport>> {
  const denied = authorizeAny(ctx, ["nomination.record", "nomination.verify"]);
  if (denied) return refusal(denied);
  const delegation = await nominatingDelegation(ctx, delegationId);
  if (!delegation.ok) return delegation;
  const { lines, people, decisions } = await matchingInput(db, delegationId);
  const report = controlReport(lines, people, decisions);
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const personOf = new Map(people.map((person) => [person.id, person]));
  const matchOf = new Map(report.matches.map((match) => [match.lineId, match]));
  const lineView = (lineId: string): ReportedLine[] => {
    const line = lineOf.get(lineId);
    if (!line) return [];
    const { documentId, lineNumber, nameAsWritten: name, titleAsWritten: title } = line;
    return [{ lineId, documentId, lineNumber, name, title }];
  };
  const personView = (id: string | null, lineId?: string): MatchedPerson[] => {
    const person = personOf.get(id ?? "");
    const reasons = matchOf.get(lineId ?? "")?.reasons ?? [];
    return person ? [personFor(person, reasons, delegation.value.isOwn)] : [];
  };
  const isDraft = (id: string | null) => !wasSubmitted(personOf.get(id ?? "")?.state ?? "SUBMITTED");
  const beside = (lineId: string, delegateId: string | null) =>
    lineView(lineId).flatMap((line) => personView(delegateId, lineId).map((person) => ({ ...line, person })));
  const found = report.matches.filter(({ delegateId }) => delegateId !== null);
  const differences = report.differences.filter(({ delegateId }) => !isDraft(delegateId));
  const differing = new Set(differences.map(({ lineId }) => lineId));
  return ok({
    delegation: delegation.value,
    nominated: lines.length,
    unregistered: report.missingRegistrations.flatMap(lineView),
    begun: found
      .filter(({ delegateId }) => isDraft(delegateId))
      .flatMap(({ lineId, delegateId }) => beside(lineId, delegateId)),
    notNominated: report.notNominated.filter((id) => !isDraft(id)).flatMap((id) => personView(id)),
    differences: differences.flatMap((what) =>
      beside(what.lineId, what.delegateId).map((both) => ({ ...both, what })),
    ),
    open: report.ambiguous.flatMap(({ lineId, runnersUp }) =>
      lineView(lineId).map((line) => ({
        ...line,
        candidates: runnersUp.flatMap(({ delegateId }) => personView(delegateId)),
      })),
    ),
    agreeing: found.filter(({ lineId, delegateId }) => !isDraft(delegateId) && !differing.has(lineId)).length,
  });
}
