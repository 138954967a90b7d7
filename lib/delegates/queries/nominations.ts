import "server-only";
import {
  type NominationCheckName,
  type NominationKind,
  requiredChecks,
} from "@/lib/conferences/nomination-checks";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { type ControlDifference, controlReport } from "@/lib/delegates/control-report";
import { matchingInput } from "@/lib/delegates/delegation-matching";
import { plainDateOf } from "@/lib/delegates/draft";
import type { LineMatch, MatchCertainty } from "@/lib/delegates/match-nominations";
import { type MatchedPerson, personFor } from "@/lib/delegates/matched-person";
import { textIn } from "@/lib/i18n/localized-text";
import type { NameReason } from "@/lib/matching/compare-names";
import {
  type DocumentDifference,
  type DocumentLine,
  documentDifference,
} from "@/lib/organizations/document-difference";
import { organizationName } from "@/lib/organizations/names";
import { authorizeAny, can } from "@/lib/policy/can";
import { nominationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type NominationState = "RECEIVED" | "VERIFIED" | "DEFECTIVE" | "SUPERSEDED";

/** The delegation that a page of nominations belongs to. */
export type NominatingDelegation = {
  id: string;
  name: string;
  conference: { slug: string; shortTitle: string; timeZone: string; city: string };
  /** The actor is one of its focal points and has the page of its people. */
  isOwn: boolean;
  mayRecord: boolean;
  mayVerify: boolean;
  /** Sets places and dates. */
  mayManage: boolean;
};

export type NominationSummary = {
  id: string;
  version: number;
  kind: NominationKind;
  reference: string;
  documentDate: string;
  receivedAt: string;
  state: NominationState;
  hasFile: boolean;
  defectCode: string | null;
  lines: DocumentLine[];
};

/** Opens the door of every page about nominations. @returns NOT_FOUND for a delegation out of reach */
export async function nominatingDelegation(
  ctx: Ctx,
  delegationId: string,
): Promise<Result<NominatingDelegation>> {
  const denied = authorizeAny(ctx, ["nomination.record", "nomination.verify"]);
  if (denied) return refusal(denied);
  const row = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, nominationScope(ctx)] },
    include: { organization: true, conference: true },
  });
  if (!row) return refuse("NOT_FOUND", "delegationNotFound");
  const { conference, conferenceId } = row;
  const place = { conferenceId, delegationId };
  return ok({
    id: row.id,
    name: organizationName(row.organization, ctx.locale),
    conference: {
      slug: conference.slug,
      shortTitle: textIn(conference.shortTitle, ctx.locale),
      timeZone: conference.timeZone,
      city: textIn(conference.city, ctx.locale),
    },
    isOwn: can(ctx.actor, "registration.endorse", place),
    mayRecord: can(ctx.actor, "nomination.record", place),
    mayVerify: can(ctx.actor, "nomination.verify", place),
    mayManage: can(ctx.actor, "organization.manage", place),
  });
}

/** The nomination documents of a delegation, those in force first, the latest first. */
export async function listNominations(
  ctx: Ctx,
  delegationId: string,
): Promise<Result<{ delegation: NominatingDelegation; documents: NominationSummary[] }>> {
  const denied = authorizeAny(ctx, ["nomination.record", "nomination.verify"]);
  if (denied) return refusal(denied);
  const delegation = await nominatingDelegation(ctx, delegationId);
  if (!delegation.ok) return delegation;
  const rows = await db.nominationDocument.findMany({
    where: { delegationId },
    orderBy: { receivedAt: "desc" },
    include: { lines: { orderBy: { lineNumber: "asc" } } },
  });
  const inForce = (state: string) => (state === "SUPERSEDED" ? 1 : 0);
  return ok({
    delegation: delegation.value,
    documents: rows
      .toSorted((a, b) => inForce(a.state) - inForce(b.state))
      .map(({ documentDate, receivedAt, fileId, ...row }) => ({
        id: row.id,
        version: row.version,
        kind: row.kind,
        reference: row.reference,
        state: row.state,
        defectCode: row.defectCode,
        documentDate: plainDateOf(documentDate) ?? "",
        receivedAt: receivedAt.toISOString(),
        hasFile: fileId !== null,
        lines: row.lines.map(({ lineNumber, nameAsWritten, titleAsWritten, roleAsWritten }) => ({
          lineNumber,
          nameAsWritten,
          titleAsWritten,
          roleAsWritten,
        })),
      })),
  });
}

export type NominationLineView = DocumentLine & {
  id: string;
  certainty: MatchCertainty;
  person: MatchedPerson | null;
  differences: Pick<ControlDifference, "kind" | "asRegistered">[];
  others: MatchedPerson[];
};

export type NominationView = {
  delegation: NominatingDelegation;
  id: string;
  version: number;
  kind: NominationKind;
  reference: string;
  documentDate: string;
  receivedAt: string;
  state: NominationState;
  file: { id: string; pages: number } | null;
  defect: { code: string; note: string | null } | null;
  checks: { name: NominationCheckName; passes: boolean | null }[];
  lines: NominationLineView[];
  /** Whom a line may be said to name. */
  people: { value: string; label: string }[];
  supersededBy: { id: string; reference: string } | null;
  difference: { reference: string; to: DocumentDifference<DocumentLine> } | null;
};

/**
 * One nomination document: its pages, its lines with the registration that each names, what was checked, and what it
 * changes against the document before. NOT_FOUND out of reach.
 */
export async function getNomination(ctx: Ctx, documentId: string): Promise<Result<NominationView>> {
  const denied = authorizeAny(ctx, ["nomination.record", "nomination.verify"]);
  if (denied) return refusal(denied);
  const row = await db.nominationDocument.findFirst({
    where: { id: documentId, delegation: nominationScope(ctx) },
    include: {
      file: true,
      checks: true,
      lines: { orderBy: { lineNumber: "asc" } },
      supersedes: { include: { lines: { orderBy: { lineNumber: "asc" } } } },
      supersededBy: true,
      delegation: { include: { conference: true } },
    },
  });
  if (!row) return refuse("NOT_FOUND", "documentNotFound");
  const delegation = await nominatingDelegation(ctx, row.delegationId);
  if (!delegation.ok) return delegation;
  const seesDrafts = delegation.value.isOwn;
  const input = await matchingInput(db, row.delegationId, row.id);
  const report = controlReport(input.lines, input.people, input.decisions);
  const personOf = new Map(input.people.map((person) => [person.id, person]));
  const view = (delegateId: string | null, reasons: NameReason[]) => {
    const person = personOf.get(delegateId ?? "");
    return person ? personFor(person, reasons, seesDrafts) : null;
  };
  const none: LineMatch = {
    lineId: "",
    delegateId: null,
    certainty: "none",
    score: 0,
    reasons: [],
    runnersUp: [],
  };
  return ok({
    delegation: delegation.value,
    id: row.id,
    version: row.version,
    kind: row.kind,
    reference: row.reference,
    documentDate: plainDateOf(row.documentDate) ?? "",
    receivedAt: row.receivedAt.toISOString(),
    state: row.state,
    file: row.file && { id: row.file.id, pages: row.file.pageCount ?? 1 },
    defect: row.defectCode ? { code: row.defectCode, note: row.defectNote } : null,
    checks: requiredChecks(row.delegation.conference.nominationChecks, row.kind).map((name) => ({
      name,
      passes: row.checks.find((check) => check.name === name)?.passes ?? null,
    })),
    lines: row.lines.map(({ documentId: _documentId, ...line }) => {
      const match = report.matches.find(({ lineId }) => lineId === line.id) ?? none;
      return {
        ...line,
        certainty: match.certainty,
        person: view(match.delegateId, match.reasons),
        differences: report.differences.filter(({ lineId }) => lineId === line.id),
        others: match.runnersUp.flatMap(({ delegateId, reasons }) => view(delegateId, reasons) ?? []),
      };
    }),
    people: input.people.flatMap((person) => {
      const { name, reference, delegateId } = personFor(person, [], seesDrafts);
      return name === null ? [] : [{ value: delegateId, label: `${name} · ${reference}` }];
    }),
    supersededBy: row.supersededBy && { id: row.supersededBy.id, reference: row.supersededBy.reference },
    difference: row.supersedes && {
      reference: row.supersedes.reference,
      to: documentDifference<DocumentLine>(row.supersedes.lines, row.lines),
    },
  });
}
