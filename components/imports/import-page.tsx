import { getLocale, getTranslations } from "next-intl/server";
import { BatchWatch } from "@/components/desk/batch-watch";
import type { Action } from "@/components/forms/use-submit";
import { ColumnForm } from "@/components/imports/column-form";
import { FileNotes } from "@/components/imports/file-notes";
import { ImportProgress } from "@/components/imports/import-progress";
import { ImportRows } from "@/components/imports/import-rows";
import { SheetChoice } from "@/components/imports/sheet-choice";
import { MessagesProvider } from "@/components/layout/messages-provider";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { fieldName } from "@/lib/imports/import-words";
import { isTableKind } from "@/lib/imports/kinds";
import type { ImportView } from "@/lib/imports/queries/imports";
import { columnsOfKind } from "@/lib/imports/read-row";
import { DATE_ORDERS, type ImportFilter } from "@/lib/imports/schema";

type Props = {
  view: ImportView;
  filter: ImportFilter;
  /** Address of the page that lists the imports. */
  base: string;
  place: Place;
  actions: {
    chooseColumns: Action<undefined>;
    chooseSheet: Action<undefined>;
    selectRows: Action<unknown>;
    commit: Action<unknown>;
    discard: Action<unknown>;
  };
};

async function Columns({ view, action }: { view: ImportView; action: Action<undefined> }) {
  const [say, locale] = await Promise.all([getTranslations("imports"), getLocale() as Promise<Locale>]);
  const { id, kind, columns, notes } = view;
  if (!isTableKind(kind) || columns === null) return null;
  const fields = columnsOfKind(kind).map(({ name }) => ({ name, label: fieldName(kind, name, locale) }));
  const choices = notes.header.map((name, at) => ({
    value: String(at),
    label: name || say("columnNumber", { number: at + 1 }),
  }));
  const dateOrders = [
    { value: "", label: say("dateOrders.none") },
    ...DATE_ORDERS.map((value) => ({ value, label: say(`dateOrders.${value}`) })),
  ];
  const names = ["notRead", "dateOrder", "apply", "columnTwice"] as const;
  const texts = Object.fromEntries(names.map((name) => [name, say(name)])) as Record<
    (typeof names)[number],
    string
  >;
  const open = columnsOfKind(kind).some(
    ({ name, required }) => required && columns.fields[name] === undefined,
  );
  return (
    <details open={open} className="mt-6 rounded-md border border-line p-4">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold">{say("columns")}</summary>
      <p className="mb-4 max-w-prose text-muted">{say("columnsText")}</p>
      <ColumnForm
        importId={id}
        fields={fields}
        columns={choices}
        chosen={columns}
        dateOrders={dateOrders}
        texts={texts}
        action={action}
      />
    </details>
  );
}

/** One import from its preview to its report; one page for officers and for focal points. */
export async function ImportPage({ view, filter, base, place, actions }: Props) {
  const [say, locale] = await Promise.all([getTranslations("imports"), getLocale() as Promise<Locale>]);
  const { id, kind, state, fileName, requestedBy, createdAt } = view;
  const { chooseColumns, chooseSheet, selectRows, commit, discard } = actions;
  return (
    <>
      <p>
        <Link href={base} className="inline-flex min-h-11 items-center text-action underline">
          {say("back")}
        </Link>
      </p>
      <h1>
        {say(`kind.${kind}`)}: <bdi className="break-all">{fileName}</bdi>
      </h1>
      <p className="mt-1 text-lg font-semibold">{say(`state.${state}`)}</p>
      <p className="text-sm text-muted">
        {say("by", { name: requestedBy, at: formatInstant(new Date(createdAt), locale, place) })}
      </p>
      <MessagesProvider namespaces={["errors", "validation"]}>
        <ImportProgress view={view} commit={commit} discard={discard} selectRows={selectRows} />
        <SheetChoice view={view} action={chooseSheet} />
        <FileNotes view={view} />
        {state === "PREVIEW" && (
          <Columns key={JSON.stringify(view.columns)} view={view} action={chooseColumns} />
        )}
        {(state === "PREVIEW" || state === "COMMITTING" || state === "DONE") && !view.expired && (
          <ImportRows view={view} base={`${base}/${id}`} filter={filter} selectRows={selectRows} />
        )}
        <BatchWatch busy={state === "READING" || state === "COMMITTING"} />
      </MessagesProvider>
    </>
  );
}
