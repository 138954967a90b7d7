"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ChosenPhoto, type CurrentPhoto } from "@/components/photo/chosen-photo";
import { CropFrame } from "@/components/photo/crop-frame";
import { cropJpeg } from "@/components/photo/draw-crop";
import { openPicture, type PictureProblem } from "@/components/photo/open-picture";
import { PhotoExamples } from "@/components/photo/photo-examples";
import { PhotoSource } from "@/components/photo/photo-source";
import { PhotoRefusal, PhotoSummary } from "@/components/photo/photo-summary";
import { PhotoVerdictList } from "@/components/photo/photo-verdict";
import { type PhotoAddress, sendPhoto } from "@/components/photo/send-photo";
import { SendingStatus } from "@/components/photo/sending-status";
import { type Framed, useVerdict } from "@/components/photo/use-verdict";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Crop, firstCrop } from "@/lib/documents/crop";
import { photoStanding } from "@/lib/documents/photo-spec";
import type { ChoosePhotoInput, UploadedPhoto } from "@/lib/documents/schema";
import type { Refusal } from "@/lib/errors";
import { type Result, refuse } from "@/lib/result";

type Props = {
  delegateId: string;
  /** The version of the delegate that the page shows. */
  version: number;
  current: CurrentPhoto | null;
  address?: PhotoAddress;
  /** The server action around choose-photo. */
  choose: (input: ChoosePhotoInput) => Promise<Result<{ version: number }>>;
  onChosen?: (chosen: CurrentPhoto & { version: number }) => void;
};

type Sending = { share: number; waiting: boolean };

/**
 * The photo of a registration: choose or take, frame, see at once what each rule says, send, and have it taken as
 * it is or with the wish for a human look. Until the server has it, picture and frame stay on the screen.
 */
export function PhotoField({
  delegateId,
  version,
  current,
  address = "/api/photos",
  choose,
  onChosen,
}: Props) {
  const t = useTranslations("photo");
  const [shown, setShown] = useState({ version, current });
  const [framed, setFramed] = useState<Framed | null>(null);
  const [problem, setProblem] = useState<PictureProblem | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [reading, setReading] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [uploaded, setUploaded] = useState<UploadedPhoto | null>(null);
  const stop = useRef<AbortController | null>(null);
  const measured = useVerdict(framed);
  const verdict = uploaded?.verdict ?? measured;
  const standing = verdict && photoStanding(verdict);

  useEffect(() => () => stop.current?.abort(), []);

  async function onPicture(file: Blob) {
    setReading(true);
    setProblem(null);
    setRefusal(null);
    const opened = await openPicture(file);
    setReading(false);
    if ("problem" in opened) return setProblem(opened.problem);
    framed?.picture.close();
    setUploaded(null);
    setFramed({ picture: opened.picture, crop: firstCrop(opened.picture) });
  }

  function onCrop(crop: Crop) {
    setUploaded(null);
    setRefusal(null);
    setFramed((before) => before && { ...before, crop });
  }

  async function upload({ picture, crop }: Framed): Promise<Result<UploadedPhoto>> {
    stop.current = new AbortController();
    return sendPhoto({
      delegateId,
      address,
      photo: await cropJpeg(picture, crop),
      signal: stop.current.signal,
      onProgress: (share) => setSending({ share, waiting: false }),
      onWaiting: (waiting) => setSending((before) => ({ share: before?.share ?? 0, waiting })),
    });
  }

  async function submit(humanLook: boolean) {
    if (!framed) return;
    setRefusal(null);
    setSending({ share: 0, waiting: false });
    const result = await sendAndTake(framed, humanLook).catch(() => refuse("UNAVAILABLE", "uploadFailed"));
    setSending(null);
    // Who stopped the sending knows why it was not sent.
    if (!result.ok && !stop.current?.signal.aborted) setRefusal(result.error);
  }

  async function sendAndTake(framed: Framed, humanLook: boolean): Promise<Result<unknown>> {
    if (uploaded) return take(uploaded, humanLook);
    const sent = await upload(framed);
    return sent.ok ? take(sent.value, humanLook) : sent;
  }

  /** Chooses what was sent, unless the server found fault where the browser had found none. */
  async function take(photo: UploadedPhoto, humanLook: boolean): Promise<Result<unknown>> {
    setUploaded(photo);
    const humanLookRequested = photo.standing === "humanLook";
    if (humanLookRequested && !humanLook) return { ok: true, value: undefined };
    const { photoId } = photo;
    // Other steps may have raised the version on this page since.
    const seen = Math.max(version, shown.version);
    const result = await choose({ delegateId, photoId, version: seen, humanLook });
    if (!result.ok) return result;
    const now = { photoId, verdict: photo.verdict, humanLookRequested };
    setShown({ version: result.value.version, current: now });
    onChosen?.({ ...now, version: result.value.version });
    framed?.picture.close();
    setFramed(null);
    setUploaded(null);
    return result;
  }

  return (
    <div className="space-y-6">
      {!framed && shown.current && (
        <ChosenPhoto photo={shown.current} justSaved={shown.current !== current} />
      )}
      {framed && (
        <div className="grid gap-6 md:grid-cols-[20rem_1fr]">
          <CropFrame
            picture={framed.picture}
            crop={framed.crop}
            onChange={onCrop}
            disabled={sending !== null}
          />
          <div className="space-y-4">
            <PhotoSummary verdict={verdict} />
            {refusal && <PhotoRefusal refusal={refusal} />}
            {sending ? (
              <SendingStatus {...sending} onStop={() => stop.current?.abort()} />
            ) : (
              <Button
                disabled={standing === null || standing === "unusable"}
                onClick={() => submit(standing === "humanLook")}
              >
                {standing === "humanLook" ? t("useWithLook") : t("use")}
              </Button>
            )}
            {verdict && (
              <section aria-label={t("verdict.title")}>
                <PhotoVerdictList verdict={verdict} />
              </section>
            )}
          </div>
        </div>
      )}
      <p role="status" className="text-muted">
        {reading ? t("reading") : ""}
      </p>
      {problem && (
        <Notice kind="danger" role="alert">
          <p>{t(`problems.${problem}`)}</p>
        </Notice>
      )}
      {!sending && <PhotoSource again={framed !== null || shown.current !== null} onPicture={onPicture} />}
      <PhotoExamples />
    </div>
  );
}
