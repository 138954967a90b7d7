import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { ActButton } from "@/components/imports/act-button";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { ImportView } from "@/lib/imports/queries/imports";
import { IMPORT_OUTCOMES, WRITTEN_OUTCOMES } from "@/lib/imports/reason";
import { REPORT_FORMATS } from "@/lib/imports/schema";

type Props = {
  view: ImportView;
  commit: Action<unknown>;
  discard: Action<unknown>;
  selectRows: Action<unknown>;
};

/** Where an import stands and what may be done with it now. */
export async function ImportProgress({ view, commit, discard, selectRows }: Props) {
  const [say, table] = await Promise.all([getTranslations("imports"), getTranslations("tables")]);
  const { id: importId, kind, state, done, total, failure, notes, states, chosen, counts, expired } = view;
  const busy = state === "READING" || state === "COMMITTING";
  const problem = problemOf();
  function problemOf(): string | null {
    if (failure === null) return null;
    if (failure === "notAllowed") return say("failedRights");
    if (kind === "PHOTOS") return say(`archive.${failure}` as never);
    return table(`problems.${failure}` as never, notes.detail as never);
  }
  const reports = (
    <div className="space-y-2">
      <ul className="flex flex-wrap gap-3">
        {REPORT_FORMATS.map((format) => (
          <li key={format}>
            <a
              className={buttonClass("secondary")}
              href={`/api/imports/${importId}/report?format=${format}`}
              download
            >
              <Download aria-hidden className="size-5" />
              {say("report", { format: format.toUpperCase() })}
            </a>
          </li>
        ))}
      </ul>
      <p className="max-w-prose text-sm text-muted">{say("reportText")}</p>
    </div>
  );
  return (
    <div className="mt-4 space-y-4">
      {busy && (
        <div className="space-y-2" role="status">
          <Progress label={say("progress", { done, total })} value={done} max={total} />
          <p className="text-muted">{say("leave")}</p>
        </div>
      )}
      {problem && (
        <Notice kind="danger" title={say("state.FAILED")}>
          <p>{problem}</p>
        </Notice>
      )}
      {state === "DONE" && (
        <Notice kind={states.FAILED > 0 ? "warning" : "success"} title={say("state.DONE")}>
          <p>{say("result", { written: states.WRITTEN, failed: states.FAILED, skipped: states.SKIPPED })}</p>
        </Notice>
      )}
      {state === "PREVIEW" && (
        <>
          <div className="flex flex-wrap items-start gap-3">
            {chosen > 0 && (
              <ActButton
                action={commit}
                input={{ importId }}
                variant="primary"
                label={say("commit", { count: chosen })}
              />
            )}
            {WRITTEN_OUTCOMES.filter((outcome) => counts[outcome] > 0).flatMap((outcome) =>
              [true, false].map((selected) => (
                <ActButton
                  key={`${outcome} ${selected}`}
                  action={selectRows}
                  input={{ importId, rows: outcome, selected }}
                  variant="quiet"
                  label={say(selected ? "chooseAll" : "leaveAll", { outcome: say(`outcome.${outcome}`) })}
                />
              )),
            )}
          </div>
          <p className="max-w-prose text-muted">{say(chosen > 0 ? "commitText" : "nothing")}</p>
        </>
      )}
      {expired && (
        <Notice title={say("expired")}>
          <p>{say("expiredText")}</p>
          <ul className="list-disc ps-5">
            {IMPORT_OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
              <li key={outcome}>
                {say("expiredCount", { outcome: say(`outcome.${outcome}`), count: counts[outcome] })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {(state === "PREVIEW" || state === "DONE") && !expired && reports}
      {(state === "PREVIEW" || (state === "FAILED" && states.WRITTEN === 0 && !expired)) && (
        <ActButton action={discard} input={{ importId }} variant="danger" label={say("discard")} />
      )}
    </div>
  );
}
