import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/config";
import { fieldName } from "@/lib/imports/import-words";
import { isTableKind } from "@/lib/imports/kinds";
import type { ImportView } from "@/lib/imports/queries/imports";
import { columnsOfKind } from "@/lib/imports/read-row";

/** What the reader noticed in the file, and what it could not make out of the columns. */
export async function FileNotes({ view }: { view: ImportView }) {
  const [say, table, locale] = await Promise.all([
    getTranslations("imports"),
    getTranslations("tables"),
    getLocale() as Promise<Locale>,
  ]);
  const { kind, notes, columns } = view;
  if (!isTableKind(kind) || columns === null) return null;
  const named = (numbers: readonly number[]) =>
    numbers.map((at) => notes.header[at] || say("columnNumber", { number: at + 1 })).join(" · ");
  const missing = columnsOfKind(kind).filter(
    ({ name, required }) => required && columns.fields[name] === undefined,
  );
  const lines = [
    ...notes.notes.map(({ note, detail }) => table(`notes.${note}` as never, detail as never)),
    ...(notes.unknown.length > 0 ? [say("unknown", { columns: notes.unknown.join(" · ") })] : []),
    ...notes.contested.map(({ field, columns: claims }) =>
      say("contested", { field: fieldName(kind, field, locale), columns: named(claims) }),
    ),
  ];
  return (
    <div className="mt-6 space-y-3">
      {missing.length > 0 && (
        <Notice kind="warning">
          <p>
            {say("missing", { fields: missing.map(({ name }) => fieldName(kind, name, locale)).join(" · ") })}
          </p>
        </Notice>
      )}
      {lines.length > 0 && (
        <Notice title={say("notes")}>
          <ul className="list-disc ps-5">
            {lines.map((line) => (
              <li key={line} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
