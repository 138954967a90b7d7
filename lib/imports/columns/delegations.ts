import aliases from "@/lib/imports/columns/delegations.json";
import { columnsOf } from "@/lib/imports/import-column";
import { readChoice, readCount, readCountry, readText } from "@/lib/imports/read-cell";
import { LOCALE_WORDS, ORGANIZATION_TYPE_WORDS } from "@/lib/imports/words";

/** What may stand in a table of delegations; the first name in a language is that of the template. */
export const DELEGATION_COLUMNS = columnsOf(aliases, [], {
  code: readText,
  name: readText,
  type: readChoice(ORGANIZATION_TYPE_WORDS),
  country_iso3: readCountry,
  quota: readCount,
  language: readChoice(LOCALE_WORDS),
  contact_email: readText,
});
