import { personText } from "@/lib/i18n/text-hygiene";
import { delegationFinder, type KnownDelegation } from "@/lib/imports/find-delegation";
import type { ReadRow } from "@/lib/imports/read-row";
import { because, type Reason, type RowPlan } from "@/lib/imports/reason";

export type LineText = { nameAsWritten: string; titleAsWritten: string; roleAsWritten: string };
export type NominationKind = "NOTE_VERBALE" | "OFFICIAL_LETTER" | "CREDENTIALS";

export type KnownDocument = {
  id: string;
  delegationId: string;
  reference: string;
  documentDate: string;
  version: number;
  /** Lines may still be written: no officer has judged the paper. */
  isOpen: boolean;
  lines: ReadonlyMap<number, LineText>;
};

/** What the commit writes of a row. */
export type NominationWrite = {
  delegationId: string;
  reference: string;
  documentDate: string;
  kind: NominationKind;
  lineNumber: number;
  line: LineText;
};

export type NominationPlan = RowPlan & { write: NominationWrite | null };

const LIMITS = {
  document_ref: 60,
  name_as_written: 200,
  title_as_written: 200,
  role_as_written: 80,
} as const;
const MOST_LINES = 2000;

type Paper = {
  row: number;
  date: string | null;
  known: KnownDocument | undefined;
  lines: Map<number, number>;
  last: number;
};

function judgeTexts({ values, problems }: ReadRow): Reason[] {
  const reasons = [...problems];
  for (const [field, max] of Object.entries(LIMITS)) {
    const value = values[field];
    const optional = field === "title_as_written" || field === "role_as_written";
    if (value === undefined && optional) continue;
    const parsed = personText(max).safeParse(value);
    if (!parsed.success && !reasons.some((reason) => reason.field === field))
      reasons.push({ field, text: `validation.${parsed.error.issues[0]?.message ?? "invalid"}` });
  }
  const line = values.line_no;
  if (typeof line === "number" && (line < 1 || line > MOST_LINES))
    reasons.push(because("lineNumber", "line_no", { max: MOST_LINES }));
  return reasons;
}

const changedFields = (before: LineText, after: LineText) =>
  (
    [
      ["name_as_written", "nameAsWritten"],
      ["title_as_written", "titleAsWritten"],
      ["role_as_written", "roleAsWritten"],
    ] as const
  )
    .filter(([, text]) => before[text] !== after[text])
    .map(([field]) => because("changes", field));

/**
 * Says what a row of a table of nomination lines would do. A document is recognised by its delegation and reference;
 * a row without a number is the line after the row before it. Lines of a judged paper are never changed.
 * @returns a function that takes the rows in the order of the file
 */
export function nominationPlanner(known: {
  delegations: readonly KnownDelegation[];
  ownId: string | null;
  documents: readonly KnownDocument[];
}): (row: ReadRow) => NominationPlan {
  const findDelegation = delegationFinder(known.delegations, known.ownId);
  const keyOf = (delegationId: string, reference: string) => `${delegationId} ${reference.toLowerCase()}`;
  const documents = new Map(
    known.documents.map((document) => [keyOf(document.delegationId, document.reference), document]),
  );
  const papers = new Map<string, Paper>();

  return (row) => {
    const { values } = row;
    const label = String(values.name_as_written ?? values.document_ref ?? "");
    const reasons = judgeTexts(row);
    const found = findDelegation(values.delegation_code);
    if (!found.ok && !reasons.some(({ field }) => field === "delegation_code")) reasons.push(found.reason);
    const end = (
      outcome: RowPlan["outcome"],
      more: Reason[] = [],
      target?: KnownDocument,
      write: NominationWrite | null = null,
    ) => ({
      outcome,
      label,
      reasons: [...reasons, ...more],
      targetId: target?.id ?? null,
      targetVersion: target?.version ?? null,
      write,
    });
    if (!found.ok || reasons.length > 0) return end("INVALID");
    const reference = values.document_ref as string;
    const key = keyOf(found.delegation.id, reference);
    const document = documents.get(key);
    const given = (values.document_date as string | undefined) ?? null;
    const paper: Paper = papers.get(key) ?? {
      row: row.number,
      date: document?.documentDate ?? given,
      known: document,
      lines: new Map(),
      last: 0,
    };
    if (given !== null && paper.date !== null && given !== paper.date)
      return end(
        "INVALID",
        [
          because(
            document ? "documentDateDiffers" : "dateOfRowDiffers",
            "document_date",
            document ? {} : { row: paper.row },
          ),
        ],
        document,
      );
    if (paper.date === null) return end("INVALID", [{ field: "document_date", text: "validation.required" }]);
    const lineNumber = (values.line_no as number | undefined) ?? paper.last + 1;
    const before = paper.lines.get(lineNumber);
    if (before !== undefined)
      return end("DUPLICATE", [because("lineTwice", "line_no", { row: before })], document);
    papers.set(key, paper);
    paper.lines.set(lineNumber, row.number);
    paper.last = lineNumber;
    const stored = document?.lines.get(lineNumber);
    const line: LineText = {
      nameAsWritten: values.name_as_written as string,
      titleAsWritten: (values.title_as_written as string | undefined) ?? stored?.titleAsWritten ?? "",
      roleAsWritten: (values.role_as_written as string | undefined) ?? stored?.roleAsWritten ?? "",
    };
    const write: NominationWrite = {
      delegationId: found.delegation.id,
      reference: document?.reference ?? reference,
      documentDate: paper.date,
      kind: (values.document_kind as NominationKind | undefined) ?? "NOTE_VERBALE",
      lineNumber,
      line,
    };
    const changes = stored ? changedFields(stored, line) : [];
    if (stored && changes.length === 0) return end("UNCHANGED", [], document);
    if (document && !document.isOpen) return end("INVALID", [because("documentJudged")], document);
    return stored ? end("UPDATE", changes, document, write) : end("NEW", [], document, write);
  };
}
