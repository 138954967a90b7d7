import { isCountryCode } from "@/lib/i18n/country-codes";

/** Codes of ICAO Doc 9303-3, section 5, that are not ISO 3166-1 alpha-3 but stand for a State. */
const ISO_OF: Record<string, string> = {
  D: "DEU",
  GBD: "GBR",
  GBN: "GBR",
  GBO: "GBR",
  GBP: "GBR",
  GBS: "GBR",
};

/**
 * Codes that may stand in a zone beside those that people choose from: the United Nations and its agencies and other
 * organizations that issue documents, stateless persons, refugees and others without a State, territories, and the
 * code RKS, which is in use without being in either list.
 */
const ALSO_ISSUE: ReadonlySet<string> = new Set(
  [
    "UNO UNA UNK XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO EUE IAO XXA XXB XXC XXX RKS",
    "ABW AIA ALA ASM BES BLM BMU CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG IMN IOT",
    "JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL TWN VGB VIR WLF",
  ].flatMap((row) => row.split(" ")),
);

/** ISO 3166-1 alpha-3 of an issuer as written in a machine-readable zone ("D<<" is Germany); unknown codes stay. */
export function isoOfIssuer(code: string): string {
  const bare = code.replace(/</g, "");
  return Object.hasOwn(ISO_OF, bare) ? (ISO_OF[bare] ?? bare) : bare;
}

/** Whether a code, as `isoOfIssuer` gives it, can stand in a zone at all. */
export function isIssuer(code: string): boolean {
  return isCountryCode(code) || ALSO_ISSUE.has(code);
}
