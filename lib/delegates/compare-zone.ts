import type { DraftValues } from "@/lib/delegates/completeness";
import { type MrzFinding, type MrzReading, readMrz } from "@/lib/delegates/mrz";
import { compareMrz, type MrzComparison } from "@/lib/delegates/mrz-compare";

/** A pasted zone read and set beside a draft. */
export type ZoneCheck = MrzReading & { rows: MrzComparison[] };

/** Reads a pasted machine-readable zone and compares it with the identity and document of a draft. */
export function compareZone(
  text: string,
  identity: DraftValues["identity"],
  document: DraftValues["document"],
  today: string,
): ZoneCheck {
  const reading = readMrz(text, today);
  if (!reading.fields) return { ...reading, rows: [] };
  const rows = compareMrz(reading.fields, {
    familyName: identity.familyName ?? "",
    givenNames: String(identity.givenNames ?? ""),
    patronymic: String(identity.patronymic ?? ""),
    isMononym: identity.isMononym ?? false,
    birthDate: identity.birthDate ?? "",
    nationalities: identity.nationalities ?? [],
    number: String(document.number ?? ""),
    issuer: document.issuer ?? "",
    expiresOn: document.expiresOn ?? "",
  });
  return { ...reading, rows };
}

/** What is kept of a check for the officer: neither the zone nor the number. */
export type ZoneFindings = {
  findings: MrzFinding[];
  differences: (Pick<MrzComparison, "field" | "agreement" | "reason"> & { mrz: string | null })[];
};

/** The remarks and differences of a check, fit to be stored. */
export function zoneFindings({ findings, rows }: ZoneCheck): ZoneFindings {
  const differences = rows
    .filter(({ agreement }) => agreement !== "equal")
    .map(({ field, agreement, reason, mrz }) => ({
      field,
      agreement,
      ...(reason ? { reason } : {}),
      mrz: field === "number" ? null : mrz,
    }));
  return { findings, differences };
}
