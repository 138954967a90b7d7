import { fileResponse } from "@/lib/documents/serve-file";
import { wordsOf } from "@/lib/imports/import-words";
import { columnsOfKind } from "@/lib/imports/read-row";
import { importTemplateSchema } from "@/lib/imports/schema";
import { servedTable } from "@/lib/imports/served-table";
import { defineRoute } from "@/lib/route";

/** An empty table with the names of its columns in the reader's language. */
export const GET = defineRoute({
  name: "imports.template",
  policy: "import.make",
  params: importTemplateSchema,
  run: async ({ locale }, { params: { kind, format } }) => {
    const header = columnsOfKind(kind).map(({ name, aliases }) => aliases[locale][0] ?? name);
    const name = wordsOf(locale, "imports")(`kind.${kind}`);
    return fileResponse(await servedTable({ name, format, locale, header, rows: [] }), "attachment");
  },
});
