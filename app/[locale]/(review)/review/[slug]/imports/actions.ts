"use server";

import { defineAction } from "@/lib/action";
import { beginImportUpload } from "@/lib/imports/commands/begin-import-upload";
import { chooseColumns } from "@/lib/imports/commands/choose-columns";
import { chooseSheet } from "@/lib/imports/commands/choose-sheet";
import { commitImport } from "@/lib/imports/commands/commit-import";
import { discardImport } from "@/lib/imports/commands/discard-import";
import { finishImportUpload } from "@/lib/imports/commands/finish-import-upload";
import { selectRows } from "@/lib/imports/commands/select-rows";
import {
  beginImportUploadSchema,
  chooseColumnsSchema,
  chooseSheetSchema,
  finishImportUploadSchema,
  importSchema,
  selectRowsSchema,
} from "@/lib/imports/schema";

export const beginImportUploadAction = defineAction({
  name: "import.beginUpload",
  policy: "import.make",
  schema: beginImportUploadSchema,
  run: beginImportUpload,
});

export const finishImportUploadAction = defineAction({
  name: "import.finishUpload",
  policy: "import.make",
  schema: finishImportUploadSchema,
  run: finishImportUpload,
});

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
