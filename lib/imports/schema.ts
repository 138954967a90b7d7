import { z } from "zod";
import { IMPORT_KINDS, TABLE_KINDS } from "@/lib/imports/kinds";
import { MAX_ARCHIVE } from "@/lib/imports/limits";
import { IMPORT_OUTCOMES } from "@/lib/imports/reason";
import { MAX_COLUMNS } from "@/lib/tabular/limits";
import { TABLE_NOTES, type TableNote } from "@/lib/tabular/table";

/** Where a table goes: the whole conference, or one delegation. */
export const startImportSchema = z.strictObject({
  /** Made with the form, so that a file sent twice is one import. */
  importId: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  conferenceId: z.uuid().optional(),
  delegationId: z.uuid().optional(),
  name: z.string().min(1).max(200),
});
export type StartImportInput = z.infer<typeof startImportSchema>;

/** A file to import that is sent in pieces; tables may be smaller only, which the command says. */
export const beginImportUploadSchema = startImportSchema.extend({
  byteSize: z.int().min(1).max(MAX_ARCHIVE, "tooLarge"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "invalid"),
});
export type BeginImportUploadInput = z.infer<typeof beginImportUploadSchema>;

export const finishImportUploadSchema = startImportSchema.extend({ uploadId: z.uuid() });
export type FinishImportUploadInput = z.infer<typeof finishImportUploadSchema>;

const importId = z.uuid();

export const importSchema = z.strictObject({ importId });
export type ImportInput = z.infer<typeof importSchema>;

export const DATE_ORDERS = ["dayFirst", "monthFirst"] as const;

export const chooseColumnsSchema = z.strictObject({
  importId,
  /** Field → number of the column, from 0. */
  columns: z.record(z.string().max(40), z.int().min(0).max(MAX_COLUMNS)),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
});
export type ChooseColumnsInput = z.infer<typeof chooseColumnsSchema>;

/** The sheet to be read instead; names of sheets have 31 characters in Excel, and may have more elsewhere. */
export const chooseSheetSchema = z.strictObject({ importId, sheet: z.string().min(1).max(200) });
export type ChooseSheetInput = z.infer<typeof chooseSheetSchema>;

export const selectRowsSchema = z.strictObject({
  importId,
  selected: z.boolean(),
  /** These rows, or all of an outcome. */
  rows: z.union([z.array(z.int().positive()).min(1).max(200), z.enum(IMPORT_OUTCOMES)]),
});
export type SelectRowsInput = z.infer<typeof selectRowsSchema>;

export const REPORT_FORMATS = ["xlsx", "csv"] as const;
export const importReportSchema = z.strictObject({ importId, format: z.enum(REPORT_FORMATS) });
export type ImportReportInput = z.infer<typeof importReportSchema>;

export const importTemplateSchema = z.strictObject({
  kind: z.enum(TABLE_KINDS),
  format: z.enum(REPORT_FORMATS),
});

/** What a page asks of an import; anything unknown falls back to the first page of everything. */
export const importFilterSchema = z.object({
  outcome: z
    .enum([...IMPORT_OUTCOMES, "FAILED"])
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type ImportFilter = z.infer<typeof importFilterSchema>;

/** Columns as they are stored: chosen or matched, and how ambiguous dates are to be read. */
export const storedColumnsSchema = z.object({
  fields: z.record(z.string(), z.int()),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
});
export type StoredColumns = z.infer<typeof storedColumnsSchema>;

export const ROW_STATES = ["PENDING", "WRITTEN", "SKIPPED", "FAILED"] as const;

/** How many rows an import had, as it is stored when they are removed. */
export const storedCountsSchema = z.array(
  z.object({ outcome: z.enum(IMPORT_OUTCOMES), state: z.enum(ROW_STATES), count: z.int() }),
);

/** What the reader noticed, as it is stored. */
export const storedNotesSchema = z.object({
  header: z.array(z.string()).default([]),
  dateSystem: z.union([z.literal(1900), z.literal(1904)]).default(1900),
  notes: z
    .array(
      z.object({
        note: z.enum(TABLE_NOTES),
        detail: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    )
    .default([]) as unknown as z.ZodType<TableNote[]>,
  /** The sheets of a workbook, and which of them was read. */
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })).default([]),
  sheet: z.string().nullable().default(null),
  /** Columns that fill nothing, by name. */
  unknown: z.array(z.string()).default([]),
  /** Fields that more than one column claims. */
  contested: z.array(z.object({ field: z.string(), columns: z.array(z.int()) })).default([]),
  /** Arguments of the words for a file that was not read. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type StoredNotes = z.infer<typeof storedNotesSchema>;
