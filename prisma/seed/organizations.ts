import { requiredChecks } from "@/lib/conferences/nomination-checks";
import type { Ctx } from "@/lib/context";
import { LOCALES } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";
import type { LocalizedText } from "@/lib/i18n/localized-text";
import { createOrganization } from "@/lib/organizations/commands/create-organization";
import { inviteDelegation } from "@/lib/organizations/commands/invite-delegation";
import { judgeNominationDocument } from "@/lib/organizations/commands/judge-nomination-document";
import { recordNominationDocument } from "@/lib/organizations/commands/record-nomination-document";
import { createOrganizationSchema } from "@/lib/organizations/schema";
import { BODIES } from "./bodies";
import { DUSHANBE } from "./conference";
import { delegationRows, nominationRows } from "./read-csv";
import { expectValue } from "./value";

const STATES = new Set(["MEMBER_STATE", "OBSERVER_STATE", "HOST_GOVERNMENT"]);
const RUSSIAN = new Set(["KAZ", "KGZ", "UZB", "TKM", "RUS", "CISATC", "SCORATS"]);

function namesOf(code: string, type: string, country: string) {
  if (!STATES.has(type)) return BODIES[code];
  const name = Object.fromEntries(
    LOCALES.map((locale) => [locale, countryName(country, locale)]),
  ) as LocalizedText;
  return { acronym: {}, name };
}

export type SeededDelegation = { organizationId: string; delegationId: string };

/** The 30 organizations with their delegations, by code. */
export async function seedOrganizations(
  ctx: Ctx,
  conferenceId: string,
): Promise<Map<string, SeededDelegation>> {
  const seeded = new Map<string, SeededDelegation>();
  for (const row of delegationRows()) {
    const names = namesOf(row.code, row.type, row.country_iso3);
    const input = createOrganizationSchema.parse({
      code: row.code,
      type: row.type,
      name: names?.name,
      acronym: names?.acronym ?? {},
      countryIso3: row.country_iso3 || null,
      aliases: BODIES[row.code]?.aliases ?? [],
    });
    const organization = expectValue(await createOrganization(ctx, input), `organization ${row.code}`);
    const language =
      row.code === "TJK" ? "tg" : RUSSIAN.has(row.code) ? "ru" : row.code === "FRA" ? "fr" : "en";
    const delegation = expectValue(
      await inviteDelegation(ctx, {
        conferenceId,
        organizationId: organization.id,
        language,
        contactEmail: `mission-${row.code.toLowerCase()}@placet.example`,
        quota: Number(row.quota),
        // The demo begins when invitations are long out.
        tellContact: false,
      }),
      `delegation ${row.code}`,
    );
    seeded.set(row.code, { organizationId: organization.id, delegationId: delegation.id });
  }
  return seeded;
}

/** States of the registry that nobody has invited yet. */
const UNINVITED = ["ARG", "AUT", "BEL", "BRA", "CHE", "EGY", "MAR", "NLD", "POL", "PRT", "SWE", "ZAF"];

/** Enters what an officer finds in the registry beside the delegations of the demo. */
export async function seedRegistry(ctx: Ctx): Promise<void> {
  for (const code of UNINVITED) {
    const input = createOrganizationSchema.parse({
      code,
      type: "MEMBER_STATE",
      ...namesOf(code, "MEMBER_STATE", code),
      countryIso3: code,
      aliases: [],
    });
    expectValue(await createOrganization(ctx, input), `organization ${code}`);
  }
}

/** The notes verbales, recorded line by line; all but every fifth are verified by the officer. */
export async function seedNominations(
  officer: Ctx,
  delegations: Map<string, SeededDelegation>,
): Promise<void> {
  const byDocument = Map.groupBy(nominationRows(), (row) => row.document_ref);
  let index = 0;
  for (const [reference, rows] of byDocument) {
    const [first] = rows;
    const delegation = first && delegations.get(first.delegation_code);
    if (!delegation || !first) throw new Error(`No delegation for ${reference}`);
    const kind = first.delegation_code.startsWith("MED") ? "OFFICIAL_LETTER" : "NOTE_VERBALE";
    const { id } = expectValue(
      await recordNominationDocument(officer, {
        delegationId: delegation.delegationId,
        kind,
        reference,
        documentDate: first.document_date,
        lines: rows.map((row) => ({
          nameAsWritten: row.name_as_written,
          titleAsWritten: row.title_as_written,
          roleAsWritten: row.role_as_written,
        })),
      }),
      `note verbale ${reference}`,
    );
    index += 1;
    if (index % 5 !== 0)
      expectValue(
        await judgeNominationDocument(officer, {
          documentId: id,
          version: 1,
          verdict: "verified",
          checks: Object.fromEntries(
            requiredChecks(DUSHANBE.nominationChecks, kind).map((name) => [name, true]),
          ),
        }),
        `verification ${reference}`,
      );
  }
}
