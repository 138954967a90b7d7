"use server";

import { defineAction } from "@/lib/action";
import { chooseColumns } from "@/lib/imports/commands/choose-columns";
import { chooseSheet } from "@/lib/imports/commands/choose-sheet";
import { commitImport } from "@/lib/imports/commands/commit-import";
import { discardImport } from "@/lib/imports/commands/discard-import";
import { selectRows } from "@/lib/imports/commands/select-rows";
import { chooseColumnsSchema, chooseSheetSchema, importSchema, selectRowsSchema } from "@/lib/imports/schema";

export const chooseColumnsAction = defineAction({
  name: "import.chooseColumns",
  policy: "import.make",
  schema: chooseColumnsSchema,
  run: chooseColumns,
});

export const chooseSheetAction = defineAction({
  name: "import.chooseSheet",
  policy: "import.make",
  schema: chooseSheetSchema,
  run: chooseSheet,
});

export const selectRowsAction = defineAction({
  name: "import.selectRows",
  policy: "import.make",
  schema: selectRowsSchema,
  run: selectRows,
});

export const commitImportAction = defineAction({
  name: "import.commit",
  policy: "import.make",
  schema: importSchema,
  run: commitImport,
});

export const discardImportAction = defineAction({
  name: "import.discard",
  policy: "import.make",
  schema: importSchema,
  run: discardImport,
});
