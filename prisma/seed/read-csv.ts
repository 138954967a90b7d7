import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

const folder = new URL("./data/", import.meta.url);

function rows<Row>(file: string): Row[] {
  const text = readFileSync(fileURLToPath(new URL(file, folder)), "utf8");
  return parse(text, { columns: true, skip_empty_lines: true, bom: true });
}

export type DelegationRow = { code: string; name: string; type: string; country_iso3: string; quota: string };

export type NominationRow = {
  delegation_code: string;
  document_ref: string;
  document_date: string;
  line_no: string;
  name_as_written: string;
  title_as_written: string;
  role_as_written: string;
};

export type DelegateRow = {
  no: string;
  delegation_code: string;
  category: string;
  delegation_role: string;
  salutation: string;
  family_name: string;
  given_names: string;
  patronymic: string;
  native_name: string;
  native_lang: string;
  gender: string;
  date_of_birth: string;
  nationality: string;
  document_type: string;
  document_number: string;
  document_issuer: string;
  document_expiry: string;
  functional_title: string;
  email: string;
  phone: string;
  arrival: string;
  departure: string;
  visa_needed: string;
  dietary: string;
  accessibility: string;
  preferred_language: string;
};

/** The 30 delegations of the demo conference. */
export const delegationRows = () => rows<DelegationRow>("delegations.csv");
/** The 142 lines of their notes verbales. */
export const nominationRows = () => rows<NominationRow>("nomination-lines.csv");
/** The 139 fictional delegates. */
export const delegateRows = () => rows<DelegateRow>("delegates.csv");
