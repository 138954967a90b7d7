import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { PhotoField } from "@/components/photo/photo-field";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { ArrivalForm } from "@/components/vips/arrival-form";
import { FastTrackButton } from "@/components/vips/fast-track-button";
import { VipList } from "@/components/vips/vip-list";
import { getVip, type Vip } from "@/lib/accreditation/vips/queries/vips";
import { getPublicConference } from "@/lib/conferences/queries";
import { photoVerdictSchema } from "@/lib/documents/schema";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { refuse } from "@/lib/result";
import { chooseVipPhotoAction, fastTrackAction, noteArrivalAction } from "../actions";

type Props = { params: Promise<{ slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("vips"))("title") };
}

function currentPhoto({ photo }: Vip) {
  const verdict = photoVerdictSchema.safeParse(photo?.verdict);
  if (!photo) return null;
  const { id: photoId, humanLookRequested } = photo;
  return { photoId, humanLookRequested, verdict: verdict.success ? verdict.data : [] };
}

/** One guest of protocol: the fast track, the photo where one is asked, and the arrival. */
export default async function VipPage({ params }: Props) {
  const ctx = await getContext();
  const { slug, id } = await params;
  const conference = unwrap(await getPublicConference(ctx, slug));
  const vip = unwrap(
    z.uuid().safeParse(id).success
      ? await getVip(ctx, conference.id, id)
      : refuse("NOT_FOUND", "registrationNotFound"),
  );
  const say = await getTranslations("vips");
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="vips" />
      <h1>
        <bdi>{vip.name}</bdi>
      </h1>
      {vip.nativeName && (
        <p className="text-xl text-muted">
          <bdi>{vip.nativeName}</bdi>
        </p>
      )}
      <p className="mt-1 mb-4 text-muted">
        <bdi className="tabular">{vip.reference}</bdi>
      </p>
      <MessagesProvider namespaces={["vips", "photo", "errors", "validation"]}>
        <div className="space-y-6">
          <VipList vips={[vip]} slug={slug} own />
          {vip.fastTrack ? (
            <Card className="space-y-3">
              <h2>{say("fastTrack")}</h2>
              <p className="max-w-prose text-muted">{say("fastTrackText")}</p>
              <FastTrackButton
                delegateId={vip.id}
                version={vip.version}
                reason={vip.fastTrack.reason}
                action={fastTrackAction}
              />
            </Card>
          ) : (
            <Notice kind="info" title={say("onItsWay")}>
              <Link
                className="inline-flex min-h-11 items-center text-action underline"
                href={`/review/${slug}/${vip.id}`}
              >
                {say("openDossier")}
              </Link>
            </Notice>
          )}
          <Card className="space-y-4">
            <h2>{say("arrival")}</h2>
            <ArrivalForm
              key={`arrival-${vip.version}`}
              delegateId={vip.id}
              version={vip.version}
              arrival={{
                arrivalOn: vip.arrivalOn ?? "",
                arrivalTime: vip.arrivalTime ?? "",
                arrivalFlight: vip.arrivalFlight ?? "",
              }}
              action={noteArrivalAction}
            />
          </Card>
          {vip.fastTrack && (
            <Card className="space-y-4">
              <h2>{say("photo")}</h2>
              <p className="max-w-prose text-muted">
                {say(vip.photoOptional ? "withoutPhoto" : "photoAwaited")}
              </p>
              <PhotoField
                key={`photo-${vip.version}`}
                delegateId={vip.id}
                version={vip.version}
                current={currentPhoto(vip)}
                address="/api/vips/photos"
                choose={chooseVipPhotoAction}
              />
            </Card>
          )}
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
