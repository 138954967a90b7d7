import type { DraftValues } from "@/lib/delegates/completeness";
import { type MrzReading, readMrz } from "@/lib/delegates/mrz";
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
    isMononym: identity.isMononym ?? false,
    birthDate: identity.birthDate ?? "",
    nationalities: identity.nationalities ?? [],
    gender: identity.gender ?? "",
    number: String(document.number ?? ""),
    issuer: document.issuer ?? "",
    expiresOn: document.expiresOn ?? "",
  });
  return { ...reading, rows };
}
