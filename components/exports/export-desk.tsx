import { Download } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { BatchWatch } from "@/components/desk/batch-watch";
import { AskExport } from "@/components/exports/ask-export";
import type { Action } from "@/components/forms/use-submit";
import { ActButton } from "@/components/imports/act-button";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import type { ExportSummary } from "@/lib/accreditation/queries/exports";
import { EXPORT_FORMATS, type StartExportInput } from "@/lib/accreditation/schema";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  /** What is exported; each button adds its format and its own id. */
  what: Omit<StartExportInput, "exportId" | "format">;
  /** Ids for the next exports, one for each format. */
  ids: Record<(typeof EXPORT_FORMATS)[number], string>;
  exports: readonly ExportSummary[];
  place: Place;
  /** Address of the people that are exported. */
  back: string;
  /** Starts an export, or asks for the second signature that it takes. */
  start: Action<unknown>;
  /** Beyond one delegation: whether the reader may ask for it, and what of it waits already. */
  second?: { allowed: boolean; waiting: boolean };
};

/** Making a file of people, and the files made so far; one page for staff and for focal points. */
export async function ExportDesk({ what, ids, exports, place, back, start, second }: Props) {
  const [say, locale] = await Promise.all([getTranslations("exports"), getLocale() as Promise<Locale>]);
  return (
    <>
      <p>
        <Link href={back} className="inline-flex min-h-11 items-center text-action underline">
          {say("back")}
        </Link>
      </p>
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("lead")}</p>
      <p className="mt-2 mb-4 max-w-prose">{say(what.delegationId ? "ofDelegation" : "filtered")}</p>
      <MessagesProvider namespaces={["signatures", "errors", "validation"]}>
        {second ? (
          <AskExport what={what} ids={ids} start={start} {...second} />
        ) : (
          <div className="flex flex-wrap gap-3">
            {EXPORT_FORMATS.map((format) => (
              <ActButton
                key={ids[format]}
                action={start}
                input={{ ...what, exportId: ids[format], format }}
                label={say("make", { format: format.toUpperCase() })}
                variant={format === "xlsx" ? "primary" : "secondary"}
              />
            ))}
          </div>
        )}
        <BatchWatch busy={exports.some(({ state }) => state === "WAITING")} />
      </MessagesProvider>
      <section aria-labelledby="exports" className="mt-8">
        <h2 id="exports" className="mb-3">
          {say("list")}
        </h2>
        {exports.length === 0 && (
          <EmptyState title={say("none")}>
            <p>{say("noneText")}</p>
          </EmptyState>
        )}
        <ul className="space-y-3">
          {exports.map(({ id, state, format, total, done, createdAt }) => (
            <li key={id} className="space-y-2 rounded-md border border-line p-4">
              <p className="flex flex-wrap justify-between gap-2">
                <span>{formatInstant(new Date(createdAt), locale, place)}</span>
                <span className="font-semibold">{say(`state.${state}`)}</span>
              </p>
              {state === "WAITING" && (
                <div className="space-y-2" role="status">
                  <Progress label={say("progress", { done, total })} value={done} max={total} />
                  <p className="text-muted">{say("leave")}</p>
                </div>
              )}
              {state === "DONE" && (
                <a className={buttonClass("secondary")} href={`/api/exports/${id}`} download>
                  <Download aria-hidden className="size-5" />
                  {say("download", { format: format.toUpperCase(), count: done })}
                </a>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
