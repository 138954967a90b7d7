import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClearanceActions } from "@/components/clearance/clearance-actions";
import { ClearanceHistory } from "@/components/clearance/clearance-history";
import { ClearanceMark } from "@/components/clearance/clearance-mark";
import { NoteForm } from "@/components/clearance/note-form";
import { PossibleMatches } from "@/components/clearance/possible-matches";
import { WhoItIs } from "@/components/clearance/who-it-is";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { StateBadge } from "@/components/ui/state-badge";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, formatPlainDate } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getClearanceFile } from "@/lib/screening/queries/clearance-file";
import {
  askPersonAction,
  enterMatchAction,
  resumeVettingAction,
  settleClearanceAction,
  takeFileAction,
  writeNoteAction,
} from "../actions";

type Props = { params: Promise<{ slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clearance"))("file") };
}

/** A person's clearance file: who it is, what may match, what was written, and what to do. */
export default async function ClearanceFilePage({ params }: Props) {
  const ctx = await getContext();
  const { slug, id } = await params;
  const file = unwrap(await getClearanceFile(ctx, id));
  const conference = unwrap(await getPublicConference(ctx, slug));
  const [say, state, locale] = await Promise.all([
    getTranslations("clearance"),
    getTranslations("states"),
    getLocale() as Promise<Locale>,
  ]);
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <nav aria-label={say("ways")} className="mb-3 flex flex-wrap gap-4 text-action">
        <Link className="flex min-h-11 items-center underline" href={`/review/${slug}/clearance`}>
          {say("back")}
        </Link>
        <Link className="flex min-h-11 items-center underline" href={`/review/${slug}/${id}`}>
          {say("dossier")}
        </Link>
      </nav>
      <div className="flex flex-wrap gap-5">
        {file.photoId && (
          <img
            src={`/api/photos/${file.photoId}/badge`}
            alt={say("photoOf", { name: file.name })}
            width={135}
            height={180}
            className="h-45 w-34 rounded-md border border-line object-cover"
          />
        )}
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap gap-2">
            <ClearanceMark state={file.state} label={say(`state.${file.state}`)} />
            <StateBadge state={file.delegateState} label={state(file.delegateState)} />
          </div>
          <h1 className="mt-2">
            <bdi>{file.name}</bdi>
          </h1>
          {file.nativeName && (
            <p className="text-xl text-muted">
              <bdi>{file.nativeName}</bdi>
            </p>
          )}
          <p className="mt-1 flex flex-wrap gap-x-3">
            <bdi className="tabular">{file.reference}</bdi>
            <bdi>{file.delegation}</bdi>
          </p>
          <p className="mt-1 text-muted">
            {file.dueAt && say("due", { date: formatInstant(new Date(file.dueAt), locale, file) })}
            {file.validUntil && say("validUntil", { date: formatPlainDate(file.validUntil, locale) })}
          </p>
          {file.takenBy && (
            <p className="text-muted">
              {say("with")} <bdi>{file.takenBy}</bdi>
            </p>
          )}
        </div>
      </div>
      <MessagesProvider namespaces={["clearance", "review", "reasons", "errors", "validation"]}>
        <ClearanceActions
          file={{ delegateId: id, version: file.version, name: file.name, offers: file.offers }}
          actions={{
            take: takeFileAction,
            resume: resumeVettingAction,
            enterMatch: enterMatchAction,
            ask: askPersonAction,
            settle: settleClearanceAction,
          }}
        />
        <div className="mt-6 grid gap-4 lg:grid-cols-2">
          <WhoItIs file={file} locale={locale} />
          <PossibleMatches matches={file.matches} locale={locale} zone={file} />
          <ClearanceHistory events={file.events} locale={locale} zone={file}>
            <NoteForm delegateId={id} action={writeNoteAction} />
          </ClearanceHistory>
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
