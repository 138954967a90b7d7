"use server";

import { beginAppealUpload } from "@/lib/accreditation/appeals/commands/begin-appeal-upload";
import { finishAppealUpload } from "@/lib/accreditation/appeals/commands/finish-appeal-upload";
import { submitAppeal } from "@/lib/accreditation/appeals/commands/submit-appeal";
import { beginAppealUploadSchema, submitAppealSchema } from "@/lib/accreditation/appeals/schema";
import { defineAction } from "@/lib/action";
import { openInvitation } from "@/lib/delegates/commands/open-invitation";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { startRegistration } from "@/lib/delegates/commands/start-registration";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import {
  invitationSchema,
  saveStepSchema,
  startRegistrationSchema,
  submitDelegateSchema,
  withdrawDelegateSchema,
} from "@/lib/delegates/schema/registration";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { choosePhotoSchema, finishUploadSchema } from "@/lib/documents/schema";

export const startRegistrationAction = defineAction({
  name: "registration.start",
  policy: "registration.create",
  schema: startRegistrationSchema,
  run: startRegistration,
});

export const saveStepAction = defineAction({
  name: "registration.save",
  policy: "registration.edit",
  schema: saveStepSchema,
  run: saveStep,
});

export const submitDelegateAction = defineAction({
  name: "registration.submit",
  policy: "registration.submit",
  schema: submitDelegateSchema,
  run: submitDelegate,
});

export const withdrawDelegateAction = defineAction({
  name: "registration.withdraw",
  policy: "registration.withdraw",
  schema: withdrawDelegateSchema,
  run: withdrawDelegate,
});

export const beginAppealUploadAction = defineAction({
  name: "appeal.beginUpload",
  policy: "registration.appeal",
  schema: beginAppealUploadSchema,
  run: beginAppealUpload,
});

export const finishAppealUploadAction = defineAction({
  name: "appeal.finishUpload",
  policy: "registration.appeal",
  schema: finishUploadSchema,
  run: finishAppealUpload,
});

export const submitAppealAction = defineAction({
  name: "appeal.submit",
  policy: "registration.appeal",
  schema: submitAppealSchema,
  run: submitAppeal,
});

export const choosePhotoAction = defineAction({
  name: "photo.choose",
  policy: "registration.edit",
  schema: choosePhotoSchema,
  run: choosePhoto,
});

export const openInvitationAction = defineAction({
  name: "registration.openInvitation",
  policy: "registration.edit",
  schema: invitationSchema,
  run: openInvitation,
});
