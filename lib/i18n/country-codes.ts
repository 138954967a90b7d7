/**
 * The codes that people choose from: ISO 3166-1 alpha-3 of the States Members and observers of the United Nations and
 * a few others, and ICAO codes of people without a State. Light enough for the browser; the names are in countries.ts.
 */
export const COUNTRY_CODES: readonly string[] = [
  "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA",
  "BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK",
  "DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY",
  "HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO",
  "LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ",
  "MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY",
  "PSE QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR",
  "TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR UNA UNO URY USA UZB VAT VCT VEN VNM VUT",
  "WSM XXA XXB YEM ZAF ZMB ZWE",
].flatMap((row) => row.split(" "));

const KNOWN: ReadonlySet<string> = new Set(COUNTRY_CODES);

/** Whether the word is one of the codes. */
export function isCountryCode(word: string): boolean {
  return KNOWN.has(word);
}
