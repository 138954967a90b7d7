import type { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import { LOCALES, type Locale } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";
import { isCountryCode } from "@/lib/i18n/country-codes";
import { emailAddress } from "@/lib/i18n/email-address";
import type { LocalizedText } from "@/lib/i18n/localized-text";
import { personText } from "@/lib/i18n/text-hygiene";
import type { ReadRow } from "@/lib/imports/read-row";
import { because, type Reason, type RowPlan } from "@/lib/imports/reason";
import { type KnownOrganization, organizationFinder } from "@/lib/organizations/find-organization";

type OrganizationType = (typeof ORGANIZATION_TYPES)[number];

/** What a row may say of a delegation itself. */
export type DelegationFields = { quota?: number; language?: Locale; contactEmail?: string };

export type RegistryEntry = KnownOrganization & {
  type: string;
  suspended: boolean;
  /** Its delegation to this conference. */
  delegation:
    | ({ id: string; version: number } & Required<Omit<DelegationFields, "contactEmail">> & {
          contactEmail: string | null;
        })
    | null;
};

export type NewOrganization = {
  code: string;
  type: OrganizationType;
  name: LocalizedText;
  countryIso3: string | null;
};

/** What the commit writes of a row. */
export type DelegationWrite = {
  /** The entry of the registry; null: the one to be made. */
  organizationId: string | null;
  organization: NewOrganization | null;
  delegation: DelegationFields;
};

export type DelegationPlan = RowPlan & { write: DelegationWrite | null };

const STATES: readonly string[] = ["MEMBER_STATE", "OBSERVER_STATE", "HOST_GOVERNMENT"];
const MOST_PLACES = 5000;
const nameSchema = personText(240);

/** Names in every language: of a State those of the UN table; of a body the one in the file, in all of them. */
function namesOf(name: string, countryIso3: string | null, isState: boolean): LocalizedText {
  const nameIn = (locale: Locale) => (isState && countryIso3 ? countryName(countryIso3, locale) : name);
  return Object.fromEntries(LOCALES.map((locale) => [locale, nameIn(locale)])) as LocalizedText;
}

/** A new entry of the registry from a row, or what it lacks. */
function newEntry({ values }: ReadRow, code: string | undefined, problems: Reason[]): NewOrganization | null {
  const lacks = (field: string) => problems.push({ field, text: "validation.required" });
  const type = values.type as OrganizationType | undefined;
  const isState = STATES.includes(type ?? "");
  const country = values.country_iso3 ?? (isState && code && isCountryCode(code) ? code : null);
  const name = values.name ?? (isState ? country : undefined);
  if (!code) lacks("code");
  if (!type) lacks("type");
  if (name === undefined || name === null) lacks("name");
  if (isState && country === null) lacks("country_iso3");
  if (!code || !type || typeof name !== "string") return null;
  const countryIso3 = country as string | null;
  return { code, type, countryIso3, name: namesOf(name, countryIso3, isState) };
}

function judgeFields({ values, problems }: ReadRow): { fields: DelegationFields; reasons: Reason[] } {
  const reasons = [...problems];
  const { code, name, quota, language, contact_email: email } = values;
  if (code !== undefined && !/^[A-Z0-9]{2,12}$/.test(String(code).toUpperCase()))
    reasons.push(because("codeForm", "code"));
  const named = nameSchema.safeParse(name);
  if (name !== undefined && !named.success)
    reasons.push({ field: "name", text: `validation.${named.error.issues[0]?.message ?? "invalid"}` });
  if (typeof quota === "number" && quota > MOST_PLACES)
    reasons.push(because("tooManyPlaces", "quota", { max: MOST_PLACES }));
  const address = emailAddress.safeParse(email);
  if (email !== undefined && !address.success)
    reasons.push({ field: "contact_email", text: "validation.emailInvalid" });
  return {
    reasons,
    fields: {
      ...(typeof quota === "number" ? { quota } : {}),
      ...(language ? { language: language as Locale } : {}),
      ...(address.success ? { contactEmail: address.data } : {}),
    },
  };
}

/**
 * Says what a row of a table of delegations would do. The registry is recognised by code, else by name; what it says
 * of an organization is never changed from a table, and a second entry under another code is never made.
 * @returns a function that takes the rows in the order of the file: a second row of one organization doubles the first
 */
export function delegationPlanner(registry: readonly RegistryEntry[]): (row: ReadRow) => DelegationPlan {
  const find = organizationFinder(registry);
  const byId = new Map(registry.map((entry) => [entry.id, entry]));
  const byCode = new Map(registry.map((entry) => [entry.code, entry]));
  const rowOf = new Map<string, number>();

  return (row) => {
    const { values } = row;
    const { fields, reasons } = judgeFields(row);
    const code = values.code === undefined ? undefined : String(values.code).toUpperCase();
    const name = values.name as string | undefined;
    const label = [code, name].filter(Boolean).join(" · ");
    const end = (
      outcome: RowPlan["outcome"],
      more: Reason[] = [],
      entry?: RegistryEntry,
      write: DelegationWrite | null = null,
    ) => ({
      outcome,
      label,
      reasons: [...reasons, ...more],
      targetId: entry?.delegation?.id ?? null,
      targetVersion: entry?.delegation?.version ?? null,
      write,
    });
    if (reasons.length > 0) return end("INVALID");
    if (!code && !name) return end("INVALID", [because("codeOrName")]);
    const ofCode = code ? byCode.get(code) : undefined;
    const named = name ? find(name) : undefined;
    const ofName = named?.kind === "found" ? byId.get(named.id) : undefined;
    if (ofCode && ofName && ofCode !== ofName)
      return end("INVALID", [because("codeOfAnother", "code", { code: ofCode.code })]);
    if (code && !ofCode && ofName)
      return end("DUPLICATE", [because("registryHas", "code", { code: ofName.code })], ofName);
    const entry = ofCode ?? ofName;
    const key = entry?.id ?? code ?? "";
    const before = rowOf.get(key);
    if (key !== "" && before !== undefined)
      return end("DUPLICATE", [because("duplicateOfRow", null, { row: before })], entry);
    if (!entry && named?.kind === "ambiguous" && !code) {
      const codes = named.ids.map((id) => byId.get(id)?.code).join(", ");
      return end("DUPLICATE", [because("nameMeansSeveral", "name", { codes })]);
    }
    if (entry?.suspended) return end("INVALID", [because("organizationSuspended")], entry);
    const notes: Reason[] = [];
    if (named?.kind === "ambiguous") {
      const codes = named.ids
        .map((id) => byId.get(id))
        .filter((other) => other !== entry)
        .map((other) => other?.code);
      if (codes.length > 0 && !entry) notes.push(because("resembles", "name", { codes: codes.join(", ") }));
    }
    if (entry && values.type && values.type !== entry.type) notes.push(because("typeOfRegistry", "type"));
    rowOf.set(key, row.number);
    if (entry?.delegation) {
      const { delegation } = entry;
      const changed = Object.fromEntries(
        Object.entries(fields).filter(
          ([field, value]) => delegation[field as keyof DelegationFields] !== value,
        ),
      ) as DelegationFields;
      const names = { quota: "quota", language: "language", contactEmail: "contact_email" } as const;
      const changes = Object.keys(changed).map((field) =>
        because("changes", names[field as keyof DelegationFields]),
      );
      if (changes.length === 0) return end("UNCHANGED", notes, entry);
      return end("UPDATE", [...changes, ...notes], entry, {
        organizationId: entry.id,
        organization: null,
        delegation: changed,
      });
    }
    const lacking: Reason[] = [];
    if (fields.quota === undefined) lacking.push({ field: "quota", text: "validation.required" });
    const organization = entry ? null : newEntry(row, code, lacking);
    if (lacking.length > 0) return end("INVALID", lacking, entry);
    if (organization && !STATES.includes(organization.type)) notes.push(because("oneLanguage", "name"));
    return end("NEW", notes, entry, { organizationId: entry?.id ?? null, organization, delegation: fields });
  };
}
