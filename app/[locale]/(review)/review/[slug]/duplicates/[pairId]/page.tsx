import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { MergeForm, type MergeSide } from "@/components/duplicates/merge-form";
import { NotSameForm } from "@/components/duplicates/not-same-form";
import { PairReasons } from "@/components/duplicates/pair-reasons";
import { PairSides } from "@/components/duplicates/pair-sides";
import { valueWords } from "@/components/duplicates/value-words";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Notice } from "@/components/ui/notice";
import { getPublicConference } from "@/lib/conferences/queries";
import { type DuplicateSide, getDuplicatePair } from "@/lib/delegates/queries/duplicates";
import type { Locale } from "@/lib/i18n/config";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { mergeDelegatesAction, settleDuplicateAction } from "../actions";

type Props = { params: Promise<{ slug: string; pairId: string }> };

/** Two registrations side by side, and the officer's word on them. */
export default async function DuplicatePage({ params }: Props) {
  const { slug, pairId } = await params;
  if (!z.uuid().safeParse(pairId).success) notFound();
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, slug));
  const pair = unwrap(await getDuplicatePair(ctx, pairId));
  if (pair.conferenceId !== conference.id) notFound();
  const locale = (await getLocale()) as Locale;
  const [say, state, words] = await Promise.all([
    getTranslations("duplicates"),
    getTranslations("states"),
    valueWords(locale),
  ]);
  const listHref = `/review/${slug}/duplicates`;
  const mergeSide = (side: DuplicateSide, other: DuplicateSide): MergeSide => ({
    id: side.id,
    version: side.version,
    name: side.name,
    reference: side.reference,
    state: state(side.state),
    obstacle: side.obstacle,
    takable: side.takable
      .filter((field) => pair.differing.includes(field) && other.values[field] !== null)
      .map((field) => ({ field, text: words(field, other.values[field]) })),
  });
  const [one, other] = pair.sides;
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <Link className="inline-flex min-h-11 items-center text-action underline" href={listHref}>
        {say("back")}
      </Link>
      <h1>{say("pairTitle")}</h1>
      <div className="mt-2 mb-6">
        <PairReasons score={pair.score} reasons={pair.reasons} />
      </div>
      <PairSides pair={pair} slug={slug} locale={locale} place={conference} />
      <MessagesProvider namespaces={["duplicates", "errors", "validation"]}>
        {pair.state === "OPEN" ? (
          <div className="mt-8 grid items-start gap-6 lg:grid-cols-2">
            <MergeForm
              pairId={pair.id}
              sides={[mergeSide(one, other), mergeSide(other, one)]}
              listHref={listHref}
              action={mergeDelegatesAction}
            />
            <NotSameForm pairId={pair.id} listHref={listHref} action={settleDuplicateAction} />
          </div>
        ) : (
          <div className="mt-8">
            <Notice kind="success" title={say(`settled.${pair.state}`)}>
              {pair.note && <bdi>{pair.note}</bdi>}
            </Notice>
          </div>
        )}
      </MessagesProvider>
    </PageShell>
  );
}
