import aliases from "@/lib/imports/columns/nominations.json";
import { columnsOf } from "@/lib/imports/import-column";
import { readChoice, readCount, readDate, readText } from "@/lib/imports/read-cell";
import { DOCUMENT_KIND_WORDS } from "@/lib/imports/words";

/** What may stand in a table of the lines of nomination documents. */
export const NOMINATION_COLUMNS = columnsOf(aliases, ["document_ref", "name_as_written"], {
  delegation_code: readText,
  document_ref: readText,
  document_date: readDate,
  document_kind: readChoice(DOCUMENT_KIND_WORDS),
  line_no: readCount,
  name_as_written: readText,
  title_as_written: readText,
  role_as_written: readText,
});
