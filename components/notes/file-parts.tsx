import { FileDown, GitCompareArrows, History } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { AssignForm } from "@/components/notes/assign-form";
import { NoteForm } from "@/components/notes/note-form";
import { NoteList } from "@/components/notes/note-list";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FileParts } from "@/lib/accreditation/queries/file-parts";
import type { Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  dossier: { id: string; version: number };
  slug: string;
  parts: FileParts;
  /** For the next note: a double click writes one. */
  noteId: string;
  place: Place;
  actions: { note: Action<unknown>; assign: Action<unknown> };
};

/** Beside the dossier: who looks after it, notes of colleagues, and the ways to its history, versions and record. */
export async function FilePartsView({ dossier, slug, parts, noteId, place, actions }: Props) {
  const [say, timeline] = await Promise.all([getTranslations("notes"), getTranslations("timeline")]);
  const { notes, assignment, colleagues, submissions, mayPrint } = parts;
  const base = `/review/${slug}/${dossier.id}`;
  const record = `/api/registrations/${dossier.id}/record`;
  return (
    <div className="mb-6 grid gap-4 lg:grid-cols-2">
      {notes && (
        <Card>
          <h2 id="notes">{say("title")}</h2>
          <p className="mb-3 text-sm text-muted">{say("lead")}</p>
          <NoteList notes={notes.notes} place={place} />
          {notes.mayWrite && (
            <div className="mt-4">
              <NoteForm
                key={noteId}
                delegateId={dossier.id}
                noteId={noteId}
                colleagues={colleagues}
                action={actions.note}
              />
            </div>
          )}
        </Card>
      )}
      <Card>
        <h2 className="mb-3">{timeline("file")}</h2>
        {assignment &&
          (assignment.mayAssign ? (
            <AssignForm
              key={assignment.assignee?.id ?? ""}
              dossier={dossier}
              assigneeId={assignment.assignee?.id ?? null}
              colleagues={colleagues}
              action={actions.assign}
            />
          ) : (
            <p>
              {say("assignedTo")}: <bdi>{assignment.assignee?.name ?? say("nobody")}</bdi>
            </p>
          ))}
        <div className="mt-4 flex flex-wrap gap-3">
          <Link className={buttonClass("secondary")} href={`${base}/timeline`}>
            <History aria-hidden className="size-5" />
            {timeline("title")}
          </Link>
          {submissions > 1 && (
            <Link className={buttonClass("secondary")} href={`${base}/versions`}>
              <GitCompareArrows aria-hidden className="size-5" />
              {timeline("compare")}
            </Link>
          )}
          {mayPrint && (
            <>
              <a className={buttonClass("secondary")} href={`${record}?format=pdf`} download>
                <FileDown aria-hidden className="size-5" />
                {timeline("recordPdf")}
              </a>
              <a className={buttonClass("secondary")} href={`${record}?format=json`} download>
                <FileDown aria-hidden className="size-5" />
                {timeline("recordJson")}
              </a>
            </>
          )}
        </div>
      </Card>
    </div>
  );
}
