/** Regional groups of the United Nations (General Assembly practice; DGACM list of 2014). */
export const REGIONAL_GROUPS = [
  "AFRICA",
  "ASIA_PACIFIC",
  "EASTERN_EUROPE",
  "LATIN_AMERICA",
  "WESTERN_EUROPE",
] as const;
export type RegionalGroup = (typeof REGIONAL_GROUPS)[number];

/**
 * Member States by ISO 3166-1 alpha-3 code. Türkiye takes part in two groups and stands where it votes; Kiribati is in
 * none and stands with its region; the United States attends the group of Western European and other States.
 */
const MEMBERS: Record<RegionalGroup, string> = {
  AFRICA: `
    AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY
    LSO MAR MDG MLI MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF
    ZMB ZWE`,
  ASIA_PACIFIC: `
    AFG ARE BGD BHR BRN BTN CHN CYP FJI FSM IDN IND IRN IRQ JOR JPN KAZ KGZ KHM KIR KOR KWT LAO LBN LKA MDV
    MHL MMR MNG MYS NPL NRU OMN PAK PHL PLW PNG PRK QAT SAU SGP SLB SYR THA TJK TKM TLS TON TUV UZB VNM VUT
    WSM YEM`,
  EASTERN_EUROPE: `
    ALB ARM AZE BGR BIH BLR CZE EST GEO HRV HUN LTU LVA MDA MKD MNE POL ROU RUS SRB SVK SVN UKR`,
  LATIN_AMERICA: `
    ARG ATG BHS BLZ BOL BRA BRB CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER
    PRY SLV SUR TTO URY VCT VEN`,
  WESTERN_EUROPE: `
    AND AUS AUT BEL CAN CHE DEU DNK ESP FIN FRA GBR GRC IRL ISL ISR ITA LIE LUX MCO MLT NLD NOR NZL PRT SMR
    SWE TUR USA`,
};

const GROUP_OF = new Map(
  REGIONAL_GROUPS.flatMap((group) =>
    MEMBERS[group]
      .trim()
      .split(/\s+/)
      .map((code) => [code, group] as const),
  ),
);

/** The regional group of a State; null for observer States and for bodies. */
export function regionalGroup(countryIso3: string | null): RegionalGroup | null {
  return GROUP_OF.get(countryIso3 ?? "") ?? null;
}
