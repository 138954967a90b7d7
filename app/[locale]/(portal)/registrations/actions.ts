"use server";

import { submitAppeal } from "@/lib/accreditation/appeals/commands/submit-appeal";
import { submitAppealSchema } from "@/lib/accreditation/appeals/schema";
import { defineAction } from "@/lib/action";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { startRegistration } from "@/lib/delegates/commands/start-registration";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import {
  saveStepSchema,
  startRegistrationSchema,
  submitDelegateSchema,
  withdrawDelegateSchema,
} from "@/lib/delegates/schema/registration";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { choosePhotoSchema } from "@/lib/documents/schema";

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
