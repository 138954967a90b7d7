/** Codes of ICAO Doc 9303-3, section 5, that are not ISO 3166-1 alpha-3 but stand for a State. */
const ISO_OF: Record<string, string> = {
  D: "DEU",
  GBD: "GBR",
  GBN: "GBR",
  GBO: "GBR",
  GBP: "GBR",
  GBS: "GBR",
  RKS: "XKX",
};

/**
 * Issuers and nationalities without a State: the United Nations and its agencies, other organizations, stateless
 * persons and refugees. They stay as they are.
 */
export const ICAO_ONLY = [
  "UNO",
  "UNA",
  "UNK",
  "XXA",
  "XXB",
  "XXC",
  "XXX",
  "XOM",
  "XPO",
  "EUE",
  "XCC",
  "XBA",
] as const;

/** ISO 3166-1 alpha-3 of an issuer as written in a machine-readable zone ("D<<" is Germany); unknown codes stay. */
export function isoOfIssuer(code: string): string {
  const bare = code.replace(/</g, "");
  return ISO_OF[bare] ?? bare;
}
