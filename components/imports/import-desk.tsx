import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { BatchWatch } from "@/components/desk/batch-watch";
import type { Action } from "@/components/forms/use-submit";
import { ImportList } from "@/components/imports/import-list";
import { StartForm } from "@/components/imports/start-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { buttonClass } from "@/components/ui/button";
import type { UploadStanding } from "@/lib/documents/schema";
import { DELEGATION_KINDS, IMPORT_KINDS, type ImportKind, TABLE_KINDS } from "@/lib/imports/kinds";
import { MAX_ARCHIVE } from "@/lib/imports/limits";
import type { ImportDesk as Desk, ImportSummary } from "@/lib/imports/queries/imports";
import { REPORT_FORMATS } from "@/lib/imports/schema";

type Props = {
  importId: string;
  desk: Desk;
  imports: readonly ImportSummary[];
  base: string;
  begin: Action<UploadStanding>;
  finish: Action<{ importId: string }>;
};

/** Sending a table, the templates, and the imports so far; one page for officers and for focal points. */
export async function ImportDesk({ importId, desk, imports, base, begin, finish }: Props) {
  const say = await getTranslations("imports");
  const { conference, delegation } = desk;
  const isOpen = (kind: ImportKind) => delegation === null || DELEGATION_KINDS.includes(kind);
  const [kinds, tables] = [IMPORT_KINDS.filter(isOpen), TABLE_KINDS.filter(isOpen)];
  const place = delegation ? { delegationId: delegation.id } : { conferenceId: conference.id };
  const names = [
    "kindLabel",
    "file",
    "fileHint",
    "photosHint",
    "fileMissing",
    "fileTooLarge",
    "archiveTooLarge",
    "send",
  ] as const;
  const texts = Object.fromEntries(names.map((name) => [name, say(name)])) as Record<
    (typeof names)[number],
    string
  >;
  return (
    <>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("lead")}</p>
      <MessagesProvider namespaces={["errors", "uploads", "validation"]}>
        <StartForm
          key={importId}
          importId={importId}
          place={place}
          kinds={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          maxArchive={MAX_ARCHIVE}
          base={base}
          texts={texts}
          begin={begin}
          finish={finish}
        />
        <BatchWatch busy={imports.some(({ state }) => state === "READING" || state === "COMMITTING")} />
      </MessagesProvider>
      <section aria-labelledby="templates" className="mt-8">
        <h2 id="templates">{say("templates")}</h2>
        <p className="mb-3 max-w-prose text-muted">{say("templatesText")}</p>
        <ul className="flex flex-wrap gap-3">
          {tables.flatMap((kind) =>
            REPORT_FORMATS.map((format) => (
              <li key={`${kind} ${format}`}>
                <a
                  className={buttonClass("secondary")}
                  href={`/api/import-templates?kind=${kind}&format=${format}`}
                  download
                >
                  <Download aria-hidden className="size-5" />
                  {say("template", { kind: say(`kind.${kind}`), format: format.toUpperCase() })}
                </a>
              </li>
            )),
          )}
        </ul>
      </section>
      <ImportList imports={imports} base={base} place={conference} />
    </>
  );
}
