"use server";

import { fastTrack } from "@/lib/accreditation/vips/commands/fast-track";
import { inviteVip } from "@/lib/accreditation/vips/commands/invite-vip";
import { noteArrival } from "@/lib/accreditation/vips/commands/note-arrival";
import { fastTrackSchema, inviteVipSchema, noteArrivalSchema } from "@/lib/accreditation/vips/schema";
import { defineAction } from "@/lib/action";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { choosePhotoSchema } from "@/lib/documents/schema";

export const inviteVipAction = defineAction({
  name: "vip.invite",
  policy: "review.fastTrack",
  schema: inviteVipSchema,
  run: inviteVip,
});

export const fastTrackAction = defineAction({
  name: "vip.fastTrack",
  policy: "review.fastTrack",
  schema: fastTrackSchema,
  run: fastTrack,
});

export const noteArrivalAction = defineAction({
  name: "vip.noteArrival",
  policy: "review.fastTrack",
  schema: noteArrivalSchema,
  run: noteArrival,
});

export const chooseVipPhotoAction = defineAction({
  name: "vip.choosePhoto",
  policy: "review.fastTrack",
  schema: choosePhotoSchema,
  run: (ctx, input) => choosePhoto(ctx, input, "review.fastTrack"),
});
