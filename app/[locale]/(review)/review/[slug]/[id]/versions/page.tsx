import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { VersionFields } from "@/components/timeline/version-fields";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { compareVersions } from "@/lib/accreditation/versions/queries/versions";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

type Props = {
  params: Promise<{ slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

const number = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);
const choiceSchema = z.object({ from: number, to: number });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("timeline.versions"))("title") };
}

/** Any two submissions of a registration: photo beside photo, field beside field. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, slug));
  const choice = choiceSchema.parse(await searchParams);
  const compared = unwrap(await compareVersions(ctx, { delegateId: id, ...choice }));
  const [say, back, review] = await Promise.all([
    getTranslations("timeline.versions"),
    getTranslations("timeline"),
    getTranslations("review"),
  ]);
  const locale = (await getLocale()) as Locale;
  const { before, after, versions, differences } = compared;
  const title = ({ number: at, submittedAt }: { number: number; submittedAt: string }) =>
    say("at", { number: at, date: formatInstant(new Date(submittedAt), locale, conference) });
  const choices = versions.map((version) => ({ value: String(version.number), label: title(version) }));
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <p>
        <Link
          className="inline-flex min-h-11 items-center text-action underline"
          href={`/review/${slug}/${id}`}
        >
          {back("back")}
        </Link>
      </p>
      <h1>
        {say("title")}: <bdi>{compared.name}</bdi>
      </h1>
      <p className="mt-1 mb-4 text-muted">{say("lead")}</p>
      {versions.length < 2 ? (
        <Notice kind="info" title={say("one")} />
      ) : (
        <>
          <form method="get" className="mb-6 grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
            <SelectField
              id="from"
              name="from"
              label={say("earlier")}
              choices={choices}
              defaultValue={String(before.number)}
            />
            <SelectField
              id="to"
              name="to"
              label={say("later")}
              choices={choices}
              defaultValue={String(after.number)}
            />
            <Button type="submit" variant="secondary" worksWithoutScripts>
              {say("show")}
            </Button>
          </form>
          <div className="mb-6 grid max-w-md grid-cols-2 gap-4">
            {[before, after].map((side, at) => (
              <figure key={at === 0 ? "before" : "after"}>
                {side.photoId ? (
                  <img
                    src={`/api/photos/${side.photoId}/badge`}
                    alt={`${review("photoOf", { name: compared.name })} (${say("number", { number: side.number })})`}
                    width={180}
                    height={240}
                    className="h-60 w-45 max-w-full rounded-md border border-line object-cover"
                  />
                ) : (
                  <p className="text-muted">{say("noPhoto")}</p>
                )}
                <figcaption className="mt-1 text-sm text-muted">{title(side)}</figcaption>
              </figure>
            ))}
          </div>
          {before.photoId !== null && before.photoId === after.photoId && <p>{say("photoSame")}</p>}
          <h2 className="mt-4 mb-2">
            {differences.length === 0 ? say("same") : say("changed", { count: differences.length })}
          </h2>
          {differences.length > 0 && (
            <VersionFields
              differences={differences}
              sides={{
                before: say("number", { number: before.number }),
                after: say("number", { number: after.number }),
              }}
              days={{
                startsOn: conference.startsOn,
                endsOn: conference.endsOn,
                today: ctx.now.toISOString().slice(0, 10),
              }}
            />
          )}
        </>
      )}
    </PageShell>
  );
}
